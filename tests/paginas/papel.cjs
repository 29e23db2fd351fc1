// Imprime cada página como un navegador sin tocar: A4, sin «gráficos de fondo». Junto a RUTA.html deja
// RUTA.pdf y RUTA-marcas.pdf, donde solo quedan las marcas de las leyendas, y dice en JSON de qué color es cada una
// y qué tablas no caben a lo ancho: por una, el navegador encoge todo el documento.
// node papel.cjs CARPETA_DE_NPM NAVEGADOR PAGINA…
const [npm, executablePath, ...paginas] = process.argv.slice(2);
const { chromium } = require(`${npm}/node_modules/playwright-core`);
const { pathToFileURL } = require("node:url");

const SOLO_MARCAS = "* { visibility: hidden !important; } .muestra { visibility: visible !important; }";

// El ancho de una hoja sin sus márgenes, en píxeles de CSS.
const ancho = () => {
  const reglas = [...document.styleSheets].flatMap((h) => [...h.cssRules]).filter((r) => r instanceof CSSPageRule && !r.selectorText);
  const { size, marginLeft, marginRight } = reglas.at(-1).style;
  const milimetros = (size.includes("landscape") ? 297 : 210) - parseFloat(marginLeft) - parseFloat(marginRight);
  return Math.floor(milimetros / 25.4 * 96);
};
const lasQueNoCaben = () => [...document.querySelectorAll("table")]
  .filter((t) => t.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((t) => t.tHead.textContent.trim());

(async () => {
  const navegador = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const impresas = {};
  for (const pagina of paginas) {
    const hoja = await navegador.newPage({ offline: true });
    await hoja.goto(pathToFileURL(pagina).href);
    const sobre = pagina.replace(/\.html$/, "");
    const papel = { preferCSSPageSize: true, printBackground: false, tagged: true };
    await hoja.pdf({ ...papel, path: `${sobre}.pdf` });
    await hoja.emulateMedia({ media: "print" });
    const colores = await hoja.evaluate(() => [...document.querySelectorAll(".muestra")]
      // una hueca se ve por su borde
      .map((m) => getComputedStyle(m)).map((e) => (parseFloat(e.borderTopWidth) ? e.borderTopColor : e.backgroundColor).match(/\d+/g).map(Number)));
    await hoja.setViewportSize({ width: await hoja.evaluate(ancho), height: 900 });
    impresas[pagina] = { colores, anchas: await hoja.evaluate(lasQueNoCaben) };
    await hoja.addStyleTag({ content: SOLO_MARCAS });
    await hoja.pdf({ ...papel, path: `${sobre}-marcas.pdf` });
    await hoja.close();
  }
  await navegador.close();
  process.stdout.write(JSON.stringify(impresas));
})();
