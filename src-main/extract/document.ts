import { load } from 'cheerio';

const documentOf = (html: string) => {
  const [root] = load(html, { sourceCodeLocationInfo: true }).root();
  if (root === undefined) throw new Error('the parser made no document');
  return root;
};

type Root = ReturnType<typeof documentOf>;

/** A node of the parsed page; the types are the parser's own. */
export type Node = Root | Root['children'][number];
export type Element = Extract<Node, { readonly attribs: Record<string, string> }>;
export type TextNode = Extract<Node, { readonly nodeType: 3 }>;

/**
 * The page as a tree, made by parse5 with source locations: it repairs what the
 * sites leave open (an unclosed table keeps its lyrics), as a browser does.
 */
export const parseDocument = (html: string): Node => documentOf(html);

export const isElement = (node: Node): node is Element => 'attribs' in node;
export const isText = (node: Node): node is TextNode => node.type === 'text';

/** Children of a node; none where it cannot have any. */
export const childrenOf = (node: Node): readonly Node[] => ('children' in node ? node.children : []);

/** Every element under a node in document order. Iterative: pages nest as deep as they like. */
export const elementsUnder = (root: Node): Element[] => {
  const found: Element[] = [];
  const waiting: Node[] = [...childrenOf(root)].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isElement(node)) found.push(node);
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i -= 1) {
      const child = children[i];
      if (child !== undefined) waiting.push(child);
    }
  }
  return found;
};

export const hasClass = (element: Element, name: string): boolean =>
  (element.attribs['class'] ?? '').split(/\s+/).includes(name);

/** Whether the source closes the element itself, not the parser at the end of what arrived. */
export const isClosed = (element: Element): boolean => {
  const place: unknown = element.sourceCodeLocation;
  return typeof place === 'object' && place !== null && 'endTag' in place && place.endTag !== undefined;
};

/** No mark or link has more nodes than this; beyond, an element counts as long however little it says. */
const manyNodes = 64;

/** Whether the text under an element, without the blanks at its ends, has at most so many UTF-16 units. */
export const isShort = (element: Element, limit: number): boolean => {
  let length = 0;
  let seen = 0;
  const waiting: Node[] = [element];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isText(node)) length += node.data.trim().length;
    seen += 1;
    if (length > limit || seen > manyNodes) return false;
    waiting.push(...childrenOf(node).slice(0, manyNodes));
  }
  return true;
};
