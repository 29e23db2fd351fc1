"""Los informes: una cartera se vuelve una vista plana, y una plantilla coloca la vista en la página."""
