import { describe, expect, it } from 'vitest';
import { binary, launchElectron } from '../support/electron/launch.ts';
import { conformanceSpecs } from './specs/conformance.ts';
import { lifeSpecs, runningSpecs } from './specs/desktop.ts';
import type { Lane } from './specs/lane.ts';
import { offerSpecs } from './specs/offer.ts';
import { securitySpecs } from './specs/security.ts';

/** The specs of the stand-in again, on Electron itself, wherever its binary is. */
const register = it;
let count = 0;
const lane: Lane = {
  launch: launchElectron,
  it: (...spec) => {
    count += 1;
    register(...spec);
  },
};

describe.skipIf(binary === null)('on Electron', () => {
  describe('conforms', () => {
    conformanceSpecs(lane);
  });
  describe('runs', () => {
    runningSpecs(lane);
  });
  describe('lives', () => {
    lifeSpecs(lane);
  });
  describe('is safe', () => {
    securitySpecs(lane);
  });
  describe('offers the list', () => {
    offerSpecs(lane);
  });
});

describe("Electron's binary", () => {
  it('is there where REQUIRE_ELECTRON asks for it', () => {
    if (binary === null) process.stdout.write(`${count} specs not run: Electron's binary is not installed\n`);
    expect(binary !== null || process.env['REQUIRE_ELECTRON'] !== '1').toBe(true);
  });
});
