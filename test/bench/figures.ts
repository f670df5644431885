/** The figures of one run: told line by line as they come, and all together at the end. */
export const createFigures = () => {
  const figures: Record<string, number> = {};
  const tell = (name: string, ms: number, how = ''): void =>
    console.error(`${name.padEnd(44)} ${ms.toFixed(1).padStart(9)} ms${how}`);
  const tenth = (n: number): number => Math.round(n * 10) / 10;

  return {
    figures,
    tell,
    /** The worst of several times, once it is warm. */
    timed: <T>(name: string, work: () => T, times = 1): T => {
      let result = work();
      let worst = 0;
      for (let i = 0; i < times; i += 1) {
        const started = performance.now();
        result = work();
        worst = Math.max(worst, performance.now() - started);
      }
      figures[name] = tenth(worst);
      tell(name, worst, ` (worst of ${times})`);
      return result;
    },
    /** The same of work that is waited for. */
    timedAsync: async <T>(name: string, work: (turn: number) => Promise<T>, times = 1): Promise<T> => {
      let result = await work(0);
      let worst = 0;
      for (let i = 0; i < times; i += 1) {
        const started = performance.now();
        result = await work(i + 1);
        worst = Math.max(worst, performance.now() - started);
      }
      figures[name] = tenth(worst);
      tell(name, worst, ` (worst of ${times})`);
      return result;
    },
    /** Of what can be done a single time. */
    once: <T>(name: string, work: () => T): T => {
      const started = performance.now();
      const result = work();
      figures[name] = Math.round(performance.now() - started);
      tell(name, figures[name]);
      return result;
    },
    onceAsync: async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const started = performance.now();
      const result = await work();
      figures[name] = Math.round(performance.now() - started);
      tell(name, figures[name]);
      return result;
    },
  };
};
export type Figures = ReturnType<typeof createFigures>;
