@echo off
rem Ejecuta el programa con el Python que lo acompana, desde la carpeta en que usted este.
"%~dp0python\python.exe" -X utf8 -m seguimiento %*
