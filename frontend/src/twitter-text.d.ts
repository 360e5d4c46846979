// The package's types cover its index; single files keep the bundle small.
declare module "twitter-text/dist/configs.js" {
  import { configs } from "twitter-text";
  const all: typeof configs;
  export default all;
}
declare module "twitter-text/dist/parseTweet.js" {
  import { parseTweet } from "twitter-text";
  const parse: typeof parseTweet;
  export default parse;
}
