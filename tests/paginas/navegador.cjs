// Abre cada página en un navegador sin red y escribe, en JSON, lo que axe le objeta y si se desborda.
// node navegador.cjs CARPETA_DE_NPM NAVEGADOR PAGINA…
const [npm, executablePath, ...paginas] = process.argv.slice(2);
const { chromium } = require(`${npm}/node_modules/playwright-core`);
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");

const axe = readFileSync(require.resolve(`${npm}/node_modules/axe-core/axe.min.js`), "utf8");
const opciones = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const aspectos = [
  { nombre: "claro", colorScheme: "light", width: 1280 },
  { nombre: "oscuro", colorScheme: "dark", width: 1280 },
  { nombre: "móvil", colorScheme: "light", width: 390 },
  { nombre: "móvil oscuro", colorScheme: "dark", width: 390 },
];

(async () => {
  const navegador = await chromium.launch({ executablePath, args: opciones });
  const objeciones = [];
  for (const pagina of paginas) {
    for (const { nombre, colorScheme, width } of aspectos) {
      const contexto = await navegador.newContext({
        viewport: { width, height: 900 }, colorScheme, offline: true,
      });
      const hoja = await contexto.newPage();
      await hoja.emulateMedia({ colorScheme });
      const dichos = [];
      hoja.on("console", (m) => m.type() === "error" && dichos.push(`consola: ${m.text()}`));
      hoja.on("pageerror", (error) => dichos.push(`guion: ${error.message}`));
      await hoja.goto(pathToFileURL(pagina).href);
      await hoja.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      await hoja.evaluate(axe);
      const { violations } = await hoja.evaluate(() => window.axe.run(document));
      for (const { id, help, nodes } of violations) {
        dichos.push(`${id} (${nodes.length}): ${help}: ${nodes.slice(0, 3).map((n) => n.html).join(" ")}`);
      }
      const sobra = await hoja.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (sobra > 0) dichos.push(`se desborda ${sobra} px a lo ancho`);
      objeciones.push(...dichos.map((dicho) => ({ pagina, aspecto: nombre, dicho })));
      await contexto.close();
    }
  }
  await navegador.close();
  process.stdout.write(JSON.stringify(objeciones));
})();
