// Abre cada página en un navegador sin red y escribe, en JSON, lo que axe le objeta y lo que no cabe en ella.
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
// axe tarda: mira los que cambian de colores o de disposición; los demás, solo si cabe todo
const aspectos = [
  { nombre: "claro", colorScheme: "light", width: 1280 },
  { nombre: "oscuro", colorScheme: "dark", width: 1280 },
  { nombre: "tableta", colorScheme: "light", width: 900, sinAxe: true },
  { nombre: "al 200 %", colorScheme: "light", width: 640, sinAxe: true },
  { nombre: "móvil", colorScheme: "light", width: 390 },
  { nombre: "móvil oscuro", colorScheme: "dark", width: 390, sinAxe: true },
  { nombre: "colores forzados", colorScheme: "dark", width: 1280, forcedColors: "active" },
];

// Lo que no cabe, medido con las letras de verdad: se ejecuta dentro de la página.
const loQueNoCabe = () => {
  const visibles = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
  const dicho = (e) => e.textContent.trim().slice(0, 60);
  const sobra = document.documentElement.scrollWidth - window.innerWidth;
  return [
    ...(sobra > 0 ? [`se desborda ${sobra} px a lo ancho`] : []),
    ...visibles(".tabla, .grafico")
      .filter((e) => e.scrollWidth > e.clientWidth)
      .map((e) => `hay que desplazar ${e.scrollWidth - e.clientWidth} px «${dicho(e)}»`),
    ...visibles("svg text").filter((e) => {
      const suyo = e.getBBox();
      const { width, height } = e.ownerSVGElement.viewBox.baseVal;
      return suyo.x < 0 || suyo.y < 0 || suyo.x + suyo.width > width || suyo.y + suyo.height > height;
    }).map((e) => `se sale del dibujo «${dicho(e)}»`),
    // en una fila apilada, cada celda va a todo lo ancho
    ...visibles("tbody th, tbody td:not(.num)").filter((e) => getComputedStyle(e).display === "block"
      && e.offsetWidth < 0.8 * e.parentElement.clientWidth).map((e) => `se estrecha «${dicho(e)}»`),
    ...visibles("svg").flatMap((dibujo) => {
      const letreros = [...dibujo.querySelectorAll("text")].map((e) => [e, e.getBBox()]);
      const juntos = (a, b) => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1
        && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 4;
      return letreros.flatMap(([uno, a], n) => letreros.slice(n + 1)
        .filter(([, b]) => juntos(a, b)).map(([otro]) => `se pisan «${dicho(uno)}» y «${dicho(otro)}»`));
    }),
    // lo que halló una verificación, debajo, es una frase: esa sí se parte
    ...visibles("td .marca, th .marca, .corta")
      .filter((e) => !e.closest("small"))
      .filter((e) => e.textContent && e.tagName === "SPAN" && e.getBoundingClientRect().height > 2 * parseFloat(getComputedStyle(e).fontSize))
      .map((e) => `se parte «${dicho(e)}»`),
  ];
};

const objecionesDeAxe = async (hoja) => {
  await hoja.evaluate(axe);
  const reglas = { rules: { "target-size": { enabled: true } } };
  return (await hoja.evaluate((r) => window.axe.run(document, r), reglas)).violations;
};

(async () => {
  const navegador = await chromium.launch({ executablePath, args: opciones });
  const objeciones = [];
  for (const pagina of paginas) {
    for (const { nombre, width, sinAxe, ...medios } of aspectos) {
      const contexto = await navegador.newContext({
        viewport: { width, height: 900 }, offline: true, ...medios,
      });
      const hoja = await contexto.newPage();
      const dichos = [];
      hoja.on("console", (m) => m.type() === "error" && dichos.push(`consola: ${m.text()}`));
      hoja.on("pageerror", (error) => dichos.push(`guion: ${error.message}`));
      await hoja.goto(pathToFileURL(pagina).href);
      await hoja.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      for (const { id, help, nodes } of sinAxe ? [] : await objecionesDeAxe(hoja)) {
        dichos.push(`${id} (${nodes.length}): ${help}: ${nodes.slice(0, 3).map((n) => n.html).join(" ")}`);
      }
      dichos.push(...await hoja.evaluate(loQueNoCabe));
      objeciones.push(...dichos.map((dicho) => ({ pagina, aspecto: nombre, dicho })));
      await contexto.close();
    }
  }
  await navegador.close();
  process.stdout.write(JSON.stringify(objeciones));
})();
