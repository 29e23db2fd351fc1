// Guarda unos registros como lo hacen los formularios: lee, cambia un campo y escribe el archivo entero.
// Por la entrada, en JSON: [{editor, entrada, salida, ruta, valor}]. `decap.mjs` es el módulo que publica
// decap-cms-core; TinaCMS usa js-yaml 3 y Sveltia CMS, yaml 2, con las opciones que aquí se les dan.
import fs from 'node:fs';
import decap from './decap.mjs';
import tina from 'js-yaml';
import sveltia from 'yaml2';

const EDITORES = {
  decap: { leer: (texto) => decap.fromFile(texto), escribir: (datos) => decap.toFile(datos) },
  tina: {
    leer: (texto) => tina.safeLoad(texto),
    escribir: (datos) => tina.safeDump(datos, { lineWidth: -1 }),
  },
  sveltia: {
    leer: (texto) => sveltia.parse(texto.trim()),
    escribir: (datos) =>
      `${sveltia
        .stringify(datos, null, {
          indent: 2,
          lineWidth: 0,
          defaultKeyType: 'PLAIN',
          defaultStringType: 'PLAIN',
          singleQuote: true,
        })
        .trim()}\n`,
  },
};

for (const { editor, entrada, salida, ruta, valor } of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  const datos = EDITORES[editor].leer(fs.readFileSync(entrada, 'utf8'));
  let dentro = datos;
  for (const paso of ruta.slice(0, -1)) dentro = dentro[paso];
  dentro[ruta.at(-1)] = valor;
  fs.writeFileSync(salida, EDITORES[editor].escribir(datos));
}
