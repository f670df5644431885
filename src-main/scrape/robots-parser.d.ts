/** The package's own types name a default export that its CommonJS module does not have. */
declare module 'robots-parser' {
  export type Robot = {
    readonly isAllowed: (url: string, agent?: string) => boolean | undefined;
    readonly getMatchingLineNumber: (url: string, agent?: string) => number;
    readonly getCrawlDelay: (agent?: string) => number | undefined;
  };
  const robotsParser: (url: string, text: string) => Robot;
  export default robotsParser;
}
