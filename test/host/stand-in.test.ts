import { describe, it } from 'vitest';
import { launchStandIn } from '../support/electron/launch.ts';
import { conformanceSpecs } from './specs/conformance.ts';
import { lifeSpecs, runningSpecs } from './specs/desktop.ts';
import { offerSpecs } from './specs/offer.ts';
import { securitySpecs } from './specs/security.ts';

const lane = { launch: launchStandIn, it };

describe('the stand-in for Electron', () => {
  conformanceSpecs(lane);
});
describe('the running desktop on the stand-in', () => {
  runningSpecs(lane);
});
describe('the life of the desktop on the stand-in', () => {
  lifeSpecs(lane);
});
describe('the security of the desktop on the stand-in', () => {
  securitySpecs(lane);
});
describe('the offer to OpenRefine from the desktop on the stand-in', () => {
  offerSpecs(lane);
});
