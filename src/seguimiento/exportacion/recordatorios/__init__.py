"""Los recordatorios: a cada responsable lo suyo, en un borrador de correo o para pegar en un chat."""
