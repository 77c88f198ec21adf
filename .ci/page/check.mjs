// Opens a page of the crate in Chromium and on paper, and tells what is wrong with it.
//
//   node check.mjs page.html
//
// CHROMIUM names the browser, if it is not /usr/bin/chromium.
import axe from 'axe-core';
import puppeteer from 'puppeteer-core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const NARROW = 360;

const [file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node check.mjs page.html');
  process.exit(2);
}
const address = pathToFileURL(resolve(file)).href;
const faults = [];

const unfold = (page, open) =>
  page.evaluate((open) => document.querySelectorAll('details').forEach((one) => (one.open = open)), open);

/** Every rule of axe in light and in dark, on a wide screen and on a telephone. */
async function accessible(page) {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const width of [1000, NARROW]) {
      await page.setViewport({ width, height: 800 });
      await page.goto(address);
      await unfold(page, true);
      await page.evaluate(axe.source);
      const found = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), RULES);
      const where = `axe, ${scheme}, ${width} px`;
      for (const { id, help, nodes } of found.violations) {
        faults.push(`${where}: ${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join('; ')}`);
      }
      if (found.passes.length < 20) faults.push(`${where}: only ${found.passes.length} rules applied`);
      console.log(`${where}: ${found.passes.length} rules passed, ${found.violations.length} violated`);
    }
  }
}

/** Nothing stands out beyond the edge of a telephone, folded or unfolded. */
async function narrow(page) {
  await page.setViewport({ width: NARROW, height: 800 });
  await page.goto(address);
  for (const open of [false, true]) {
    await unfold(page, open);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width !== NARROW) faults.push(`${width} px wide on a screen of ${NARROW} px, ${open ? 'unfolded' : 'folded'}`);
  }
}

/** Every id is on paper as often as the page has it, without anything unfolded by hand. */
async function printed(page, folder) {
  await page.setViewport({ width: 1000, height: 800 });
  await page.goto(address);
  const ids = await page.evaluate(() => {
    const texts = (which) => [...document.querySelectorAll(which)].map((one) => one.textContent);
    const links = texts('details a');
    return texts('#records tbody th').map((id) => [id, 1 + links.filter((link) => link === id).length]);
  });
  if (ids.length === 0) faults.push('no record on the page');
  const pdf = join(folder, 'page.pdf');
  const margin = { top: '15mm', bottom: '15mm', left: '12mm', right: '12mm' };
  writeFileSync(pdf, await page.pdf({ format: 'A4', tagged: true, margin }));
  const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' });
  // An id may be broken at the end of a line.
  const paper = text.replace(/\s+/g, '');
  for (const [id, times] of ids) {
    const found = paper.split(id.replace(/\s+/g, '')).length - 1;
    if (found < times) faults.push(`on paper: ${id} stands ${found} times, on the page ${times}`);
  }
  console.log(`A4: ${text.split('\f').length - 1} sheets, ${ids.length} ids`);
}

const folder = mkdtempSync(join(tmpdir(), 'page-'));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  page.on('request', (request) => {
    if (request.url() !== address) faults.push(`a request: ${request.url()}`);
  });
  page.on('console', (line) => faults.push(`the console: ${line.text()}`));
  page.on('pageerror', (error) => faults.push(`an error: ${error.message}`));
  await accessible(page);
  await narrow(page);
  await printed(page, folder);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
for (const fault of new Set(faults)) console.error(`fault: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
