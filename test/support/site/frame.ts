/** Blogger's frame round a post: head with its style rules, date, title, body, footer, sidebar. */
const styleRules = Array.from(
  { length: 380 },
  (_, i) => `.post-body .rule-${i} { margin: ${i % 7}px; padding: 0 ${i % 5}px; }`,
).join('\n');

const sidebar = Array.from(
  { length: 60 },
  (_, i) => `<li><a href='/2007/0${(i % 9) + 1}/'>Archive ${i}</a></li>`,
).join('\n');

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/'/g, '&#39;');

export const frame = (page: {
  readonly link: string;
  readonly blogTitle: string;
  readonly title: string;
  readonly body: string;
}): string =>
  `<!DOCTYPE html>
<html class='v2' dir='ltr' lang='en'>
<head>
<meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/>
<meta content='blogger' name='generator'/>
<link href='${page.link}' rel='canonical'/>
<meta content='${page.link}' property='og:url'/>
<meta content='${escape(page.title)}' property='og:title'/>
<title>${page.blogTitle}: ${escape(page.title)}</title>
<style type='text/css'>
${styleRules}
</style>
</head>
<body class='loading'>
<div class='navbar section' id='navbar'><p>skip to main</p></div>
<div class='main section' id='main' name='Main'><div class='widget Blog' id='Blog1'>
<div class='blog-posts hfeed'>
<div class="date-outer">
<h2 class='date-header'><span>Sunday, September 23, 2007</span></h2>
<div class="date-posts">
<div class='post-outer'>
<div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'>
<meta content='29597207' itemprop='blogId'/>
<meta content='4937704324824796234' itemprop='postId'/>
<h3 class='post-title entry-title' itemprop='name'>
${escape(page.title)}
</h3>
<div class='post-header'></div>
<div class='post-body entry-content' id='post-body-4937704324824796234' itemprop='description articleBody'>
${page.body}
<div style='clear: both;'></div>
</div>
<div class='post-footer'><span class='post-author vcard'>Posted by the author</span> <span class='post-labels'>Labels: <a href='/search/label/x' rel='tag'>Raga</a></span></div>
</div>
</div>
</div></div>
</div>
<div id='comments'><h4>No comments:</h4></div>
</div></div>
<div class='sidebar section'><ul>
${sidebar}
</ul></div>
<div class='footer'>Powered by Blogger.</div>
</body>
</html>
`;
