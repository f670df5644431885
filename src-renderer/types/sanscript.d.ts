/** The package's own types describe a default inside the default, which its CommonJS module does not have. */
declare const sanscript: { readonly t: (text: string, from: string, to: string) => string };
export default sanscript;
