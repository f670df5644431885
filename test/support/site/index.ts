export { type Composition, type SiteRow, compose, sectionsOf } from './composition.ts';
export { type Fault } from './faults.ts';
export { generateManifest } from './manifest.ts';
export { type GeneratedKrithi, generateKrithi, generatePage } from './page.ts';
export { type Site, type SiteOptions, type SiteRequest, startSite } from './server.ts';
