import { escapeHtml } from './markup.ts';
import { between, chanceFor, hash } from './random.ts';

/** Blogger's frame round a post: head with its style rules, date, title, body, footer, comments, sidebar, scripts. */

/** The head is some 400 lines of style rules; `post-body` is a word in them. */
const styleRules = Array.from({ length: 81 }, (_, i) =>
  [
    i % 9 === 0 ? `.post-body .part-${i} {` : `.widget-${i} .inner-${i % 13} {`,
    `  margin: 0 ${i % 7}px ${i % 11}px;`,
    `  padding: ${i % 5}px 0 ${i % 3}px; font: normal normal ${90 + (i % 60)}% Arial, Tahoma, sans-serif;`,
    `  background: transparent url(/img/rule_${i}.png) no-repeat scroll top left;`,
    '}',
  ].join('\n'),
).join('\n');

const columns = Array.from(
  { length: 24 },
  (_, i) =>
    `<div class='fauxcolumn-outer fauxcolumn-${i}-outer'>\n<div class='cap-top'>\n<div class='cap-left'></div>\n<div class='cap-right'></div>\n</div>\n<div class='fauxborder-left'>\n<div class='fauxborder-right'></div>\n<div class='fauxcolumn-inner'>\n</div>\n</div>\n</div>`,
).join('\n');

const sidebar = (host: string): string =>
  Array.from(
    { length: 110 },
    (_, i) =>
      `<li class='archivedate collapsed'><a class='post-count-link' href='http://${host}/${2007 + (i % 8)}/${String((i % 12) + 1).padStart(2, '0')}/'>Archive ${i}</a> <span class='post-count' dir='ltr'>(${i % 17})</span></li>`,
  ).join('\n');

const scriptLines = Array.from(
  { length: 90 },
  (_, i) =>
    `_WidgetManager._RegisterWidget('_Widget${i}View', new _WidgetInfo('Widget${i}', 'sidebar-right-1', document.getElementById('Widget${i}'), {'editable': false}, 'displayModeFull'));`,
).join('\n');

const sidebars = new Map<string, string>();
const sidebarOf = (host: string): string => {
  const known = sidebars.get(host) ?? sidebar(host);
  sidebars.set(host, known);
  return known;
};

export const frame = (page: {
  readonly link: string;
  readonly blogTitle: string;
  readonly title: string;
  /** As the post is filed under. */
  readonly label?: string;
  readonly body: string;
}): string => {
  const random = chanceFor(hash(page.link), 'frame');
  const postId = String(between(random, 1e15, 9e15));
  const label = page.label ?? 'Raga';
  const { host } = new URL(page.link);
  const title = escapeHtml(page.title);
  const day = between(random, 1, 28);
  return `<!DOCTYPE html>
<html class='v2' dir='ltr' lang='en'>
<head>
<meta content='width=1100' name='viewport'/>
<meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/>
<meta content='blogger' name='generator'/>
<link href='http://${host}/favicon.ico' rel='icon' type='image/x-icon'/>
<link href='${page.link}' rel='canonical'/>
<link rel="alternate" type="application/atom+xml" title="${page.blogTitle} - Atom" href="http://${host}/feeds/posts/default" />
<meta content='${page.link}' property='og:url'/>
<meta content='${title}' property='og:title'/>
<title>${page.blogTitle}: ${title}</title>
<style id='page-skin-1' type='text/css'><!--
${styleRules}
--></style>
</head>
<body class='loading'>
<div class='navbar section' id='navbar'><div class='widget Navbar' id='Navbar1'></div></div>
${columns}
<div class='main section' id='main' name='Main'><div class='widget Blog' data-version='1' id='Blog1'>
<div class='blog-posts hfeed'>

          <div class="date-outer">
        
<h2 class='date-header'><span>Sunday, September ${day}, 2007</span></h2>

          <div class="date-posts">
        
<div class='post-outer'>
<div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'>
<meta content='${hash(host)}' itemprop='blogId'/>
<meta content='${postId}' itemprop='postId'/>
<a name='${postId}'></a>
<h3 class='post-title entry-title' itemprop='name'>
${title}
</h3>
<div class='post-header'>
<div class='post-header-line-1'></div>
</div>
<div class='post-body entry-content' id='post-body-${postId}' itemprop='description articleBody'>
${page.body}
<div style='clear: both;'></div>
</div>
<div class='post-footer'>
<div class='post-footer-line post-footer-line-1'>
<span class='post-author vcard'>
Posted by
<span class='fn' itemprop='author'><span itemprop='name'>The author</span></span>
</span>
<span class='post-timestamp'>
at
<a class='timestamp-link' href='${page.link}' rel='bookmark' title='permanent link'><abbr class='published' itemprop='datePublished' title='2007-09-${String(day).padStart(2, '0')}T03:57:00+01:00'>3:57 AM</abbr></a>
</span>
</div>
<div class='post-footer-line post-footer-line-2'>
<span class='post-labels'>
Labels:
<a href='http://${host}/search/label/${encodeURIComponent(label)}' rel='tag'>${escapeHtml(label)}</a>
</span>
</div>
</div>
</div>
<div class='comments' id='comments'>
<a name='comments'></a>
<h4>No comments:</h4>
</div>
</div>

        </div></div>
      
</div>
<div class='post-feeds'>
<div class='feed-links'>
Subscribe to:
<a class='feed-link' href='http://${host}/feeds/${postId}/comments/default' target='_blank' type='application/atom+xml'>Post Comments (Atom)</a>
</div>
</div>
</div></div>
<div class='sidebar section' id='sidebar-right-1'><div class='widget BlogArchive'><ul class='hierarchy'>
${sidebarOf(host)}
</ul></div></div>
<div class='footer'><div class='widget Attribution'>Powered by <a href='https://www.blogger.com'>Blogger</a>.</div></div>
<script type='text/javascript'>
${scriptLines}
</script>
</body>
</html>
`;
};
