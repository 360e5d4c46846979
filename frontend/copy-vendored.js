// Copies the font files and the licences of everything that ends up in static/.
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";

const STATIC = new URL("../static/", import.meta.url);
const MODULES = new URL("node_modules/", import.meta.url);
const LICENCES = {
  inter: "@fontsource-variable/inter/LICENSE",
  tailwindcss: "tailwindcss/LICENSE",
  daisyui: "daisyui/LICENSE",
  "twitter-text": "twitter-text/LICENSE",
  "twemoji-parser": "twemoji-parser/LICENSE.md",
  "core-js": "core-js/LICENSE",
  punycode: "punycode/LICENSE-MIT.txt",
  "babel-runtime": "@babel/runtime/LICENSE",
};

for (const folder of ["fonts/", "licences/"]) mkdirSync(new URL(folder, STATIC), { recursive: true });

for (const [, file] of readFileSync("src/fonts.css", "utf8").matchAll(/fonts\/([\w-]+\.woff2)/g)) {
  copyFileSync(new URL(`@fontsource-variable/inter/files/${file}`, MODULES), new URL(`fonts/${file}`, STATIC));
}
for (const [name, file] of Object.entries(LICENCES)) {
  copyFileSync(new URL(file, MODULES), new URL(`licences/${name}.txt`, STATIC));
}
