//! How a page looks: on a screen in light and dark, and on paper.

/// The styles of a page. Light values stand in plain rules, dark ones behind a question to the screen; paper is light and has everything unfolded.
pub(super) const STYLE: &str = "\
:root{color-scheme:light dark}\
*{box-sizing:border-box}\
body{margin:0 auto;padding:16px;max-width:1000px;font:16px/1.5 Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}\
h1{font-size:1.6em;line-height:1.2}h2{font-size:1.25em;margin-top:1.6em}\
a{color:#004f8a}a:focus-visible,summary:focus-visible,.frame:focus-visible{outline:3px solid #0072b2;outline-offset:2px}\
nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;list-style:none}\
.frame{overflow-x:auto;border:1px solid #d0d0d0;margin:12px 0}\
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.9em}\
caption{text-align:left;font-weight:bold;padding:6px 8px}\
th,td{padding:6px 8px;text-align:left;vertical-align:top;border-top:1px solid #d0d0d0;overflow-wrap:normal}\
td.n,th.n{text-align:right}td.k{white-space:nowrap}th .quiet{font-weight:normal}\
.verdict{font-weight:bold;white-space:nowrap}\
summary{cursor:pointer}\
details p{margin:4px 0 4px 18px}\
dt{font-weight:bold;margin-top:8px}dd{margin-left:16px}\
figure{margin:16px 0;overflow-x:auto}\
.quiet{color:#595959}\
:target{background:#fff3c4}\
@media screen and (prefers-color-scheme:dark){body{color:#eee;background:#16181c}a{color:#7cc4f2}.frame,th,td{border-color:#3a3d42}.quiet{color:#a8adb5}:target{background:#4a4210}}\
@media print{body{max-width:none;padding:0;font-size:10pt;color:#000;background:#fff}nav{display:none}.frame{overflow:visible;border:0}\
details::details-content{content-visibility:visible;display:block}figure,tr{break-inside:avoid}thead{display:table-header-group}}";
