// Reads a JSON list of texts, writes npm twitter-text's answers: [length, valid, [[start, end], ...]] (code points).
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const twitter = createRequire(new URL("../frontend/package.json", import.meta.url))("twitter-text");

function answer(post) {
  const { weightedLength, valid } = twitter.parseTweet(post);
  const codePoints = (index) => [...post.slice(0, index)].length;
  return [weightedLength, valid, twitter.extractUrlsWithIndices(post).map((url) => url.indices.map(codePoints))];
}

console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(answer)));
