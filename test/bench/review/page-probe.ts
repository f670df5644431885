import type { Page } from '@playwright/test';

export type Shown = {
  readonly id: number;
  readonly value: string;
  /** Ids of the numbered candidates in their order; in a garland those of the part in turn. */
  readonly candidates: readonly string[];
  /** A garland, or alternatives, whose parts are answered one by one. */
  readonly isMedley: boolean;
};

export type ProbeFigures = {
  /** Press to next item painted, ms. */
  readonly presses: readonly number[];
  /** The browser's own event timing: key press to the next paint, in steps of 8 ms. */
  readonly eventTimings: readonly number[];
  readonly keydowns: number;
  readonly pointerEvents: number;
  /** Sum of all layout shifts, and of those that the official figure counts. */
  readonly shift: number;
  readonly shiftOfficial: number;
  readonly shifted: readonly string[];
};

declare global {
  interface Window {
    /** Put there by the bench alone. */
    readonly benchProbe?: {
      readonly shown: () => Shown | null;
      readonly whenOther: (than: number | null, withinMs: number) => Promise<Shown | null>;
      readonly figures: () => ProbeFigures;
    };
  }
}

/**
 * Lets the page measure itself while it is worked, without the app's help. The function runs in
 * the page before its scripts, so that everything it needs stands in its body.
 *
 * - A press is taken at the event's own time stamp, when the browser got it. The next item counts
 *   as painted when another name with its candidates stands in the document and the frame in
 *   which it stood has been handed over to the compositor: a message posted from that frame's
 *   callback is taken up right after it.
 * - Layout shifts are summed whole; the official figure leaves out those within half a second of
 *   a press, which would be all of them.
 */
export const installProbe = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const presses: number[] = [];
    const eventTimings: number[] = [];
    const shifted: string[] = [];
    let lastKey = '';
    let keydowns = 0;
    let pointerEvents = 0;
    let shift = 0;
    let shiftOfficial = 0;
    let pressed: { at: number; id: number | null } | null = null;
    const waiting = new Set<() => void>();

    const shown = (): Shown | null => {
      const current = document.querySelector('[role=listbox][aria-activedescendant]');
      const id = /\d+$/u.exec(current?.getAttribute('aria-activedescendant') ?? '')?.[0];
      const heading = document.querySelector('.rv-centre h2[data-printed]');
      const list = document.querySelector('.rv-right ol[data-answers]');
      if (id === undefined || heading === null || list === null || list.querySelector('[aria-busy=true]'))
        return null;
      return {
        id: Number(id),
        value: heading.getAttribute('data-printed') ?? '',
        candidates: [...list.querySelectorAll('[data-entity]')].map(
          (e) => e.getAttribute('data-entity') ?? '',
        ),
        isMedley: list.getAttribute('data-answers') === 'part',
      };
    };

    const afterFrame = (done: (at: number) => void): void => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () => {
          channel.port1.close();
          done(performance.now());
        });
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    };

    const look = (): void => {
      for (const wake of waiting) wake();
      const press = pressed;
      if (press === null) return;
      const now = shown();
      if (now === null || now.id === press.id) return;
      pressed = null;
      afterFrame((at) => presses.push(at - press.at));
    };

    window.addEventListener(
      'keydown',
      (event) => {
        keydowns += 1;
        lastKey = event.key;
        pressed = { at: event.timeStamp, id: shown()?.id ?? null };
      },
      { capture: true },
    );
    for (const kind of ['pointerdown', 'mousedown', 'wheel', 'touchstart'])
      window.addEventListener(kind, () => (pointerEvents += 1), { capture: true });

    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const value = Number(Reflect.get(entry, 'value'));
        shift += value;
        if (Reflect.get(entry, 'hadRecentInput') !== true) shiftOfficial += value;
        const sources: unknown = Reflect.get(entry, 'sources');
        if (!Array.isArray(sources)) continue;
        for (const source of sources) {
          const at: unknown = Reflect.get(source, 'node');
          const node = at instanceof Text ? at.parentElement : at;
          const rect = (name: string): string => {
            const box: unknown = Reflect.get(source, name);
            return box instanceof DOMRectReadOnly ? `${box.x},${box.y} ${box.width}x${box.height}` : '';
          };
          if (node instanceof Element && shifted.length < 20)
            shifted.push(
              `${node.className || node.tagName} ${value.toFixed(4)} from ${rect('previousRect')} to ${rect('currentRect')} after ${lastKey}`,
            );
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') eventTimings.push(entry.duration);
      // The threshold is the least that browsers allow.
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);

    const start = (): void => {
      new MutationObserver(look).observe(document.documentElement, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['aria-activedescendant', 'aria-busy', 'data-printed'],
      });
    };
    if (document.documentElement) start();
    else document.addEventListener('readystatechange', start, { once: true });

    Object.defineProperty(window, 'benchProbe', {
      value: {
        shown,
        whenOther: (than: number | null, withinMs: number): Promise<Shown | null> =>
          new Promise((resolve) => {
            const end = (value: Shown | null): void => {
              waiting.delete(check);
              clearTimeout(timer);
              // Two frames more: the app takes a press only for what has been painted.
              afterFrame(() => afterFrame(() => resolve(value)));
            };
            const check = (): void => {
              const now = shown();
              if (now !== null && now.id !== than) end(now);
            };
            const timer = setTimeout(() => end(null), withinMs);
            waiting.add(check);
            check();
          }),
        figures: () => ({ presses, eventTimings, keydowns, pointerEvents, shift, shiftOfficial, shifted }),
      },
    });
  });
};
