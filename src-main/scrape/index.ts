export { archiveCodec } from './archive-codec.ts';
export { type Decoded, decodeHtml } from './charset.ts';
export { type ConnectRule, parseConnectTo } from './connect-to.ts';
export { type Pacer, createPacer } from './pacer.ts';
export { type FetchedPage, type Scraper, createScraper } from './scraper.ts';
