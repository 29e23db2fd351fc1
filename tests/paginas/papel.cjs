// Imprime cada página como un navegador sin tocar: A4, sin «gráficos de fondo». Junto a RUTA.html deja
// RUTA.pdf y RUTA-marcas.pdf, donde solo quedan las marcas de las leyendas, y dice en JSON de qué color es cada una.
// node papel.cjs CARPETA_DE_NPM NAVEGADOR PAGINA…
const [npm, executablePath, ...paginas] = process.argv.slice(2);
const { chromium } = require(`${npm}/node_modules/playwright-core`);
const { pathToFileURL } = require("node:url");

const SOLO_MARCAS = "* { visibility: hidden !important; } .muestra { visibility: visible !important; }";

(async () => {
  const navegador = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const marcas = {};
  for (const pagina of paginas) {
    const hoja = await navegador.newPage({ offline: true });
    await hoja.goto(pathToFileURL(pagina).href);
    const sobre = pagina.replace(/\.html$/, "");
    const papel = { preferCSSPageSize: true, printBackground: false, tagged: true };
    await hoja.pdf({ ...papel, path: `${sobre}.pdf` });
    await hoja.emulateMedia({ media: "print" });
    marcas[pagina] = await hoja.evaluate(() => [...document.querySelectorAll(".muestra")]
      // una hueca se ve por su borde
      .map((m) => getComputedStyle(m)).map((e) => (parseFloat(e.borderTopWidth) ? e.borderTopColor : e.backgroundColor).match(/\d+/g).map(Number)));
    await hoja.addStyleTag({ content: SOLO_MARCAS });
    await hoja.pdf({ ...papel, path: `${sobre}-marcas.pdf` });
    await hoja.close();
  }
  await navegador.close();
  process.stdout.write(JSON.stringify(marcas));
})();
