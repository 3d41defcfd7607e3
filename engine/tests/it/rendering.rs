//! What an author cannot do to a page, and what a page looks like.

use engine::render;

#[track_caller]
fn check(markdown: &str, expect: &str) {
    assert_eq!(render(markdown).as_str(), expect, "{markdown}");
}

/// All tags that the renderer may write, without their attributes.
const TAGS: &[&str] =
    &["a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "pre", "span", "strong", "ul"];

/// Fails when markup holds any tag, attribute or address that is not one of ours.
#[track_caller]
fn is_harmless(markdown: &str) {
    let html = render(markdown);
    let mut rest = html.as_str();
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').unwrap();
        let tag = &rest[start + 1..end];
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        assert!(TAGS.contains(&name), "<{tag}> from {markdown}");
        let attributes = tag.trim_start_matches('/').trim_start_matches(name).trim();
        let mut left = attributes;
        while let Some((key, value)) = left.split_once("=\"") {
            let (value, after) = value.split_once('"').unwrap();
            match key.trim() {
                "class" | "rel" | "start" => {}
                "href" => {
                    let scheme = value.split(['/', '?', '#']).next().unwrap().split_once(':').map(|(scheme, _)| scheme);
                    assert!(
                        scheme.is_none_or(|scheme| ["http", "https"].contains(&scheme.to_lowercase().as_str())),
                        "{value}"
                    );
                }
                other => panic!("{other} from {markdown}"),
            }
            left = after;
        }
        assert_eq!(left.trim(), "", "{markdown}");
        rest = &rest[end + 1..];
    }
}

#[test]
fn an_authors_html_is_text() {
    check("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    check("a <b onclick=\"x()\">c</b>", "<p>a &lt;b onclick=&quot;x()&quot;&gt;c&lt;/b&gt;</p>");
    check("&lt;script&gt; &#60;b&#62; &amp;", "<p>&lt;script&gt; &lt;b&gt; &amp;</p>");
    check("`<i>`", "<p><code>&lt;i&gt;</code></p>");
    check("```\n</code><script>\n```", "<pre><code>&lt;/code&gt;&lt;script&gt;\n</code></pre>");
    check("<!-- hidden -->", "<p>&lt;!-- hidden --&gt;</p>");
}

#[test]
fn links_that_lead_nowhere_good_are_words() {
    check("[x](javascript:alert(1))", "<p>x</p>");
    check("[x](/a \"t\\\"><script>\")", "<p><a href=\"/a\">x</a></p>");
    check(
        "[x](https://a.b/?q=\"><script>)",
        "<p><a href=\"https://a.b/?q=&quot;&gt;&lt;script&gt;\" rel=\"noopener noreferrer\">x</a></p>",
    );
    check("![x](/picture.png)", "<p><a href=\"/picture.png\">x</a></p>");
    check("<mailto:a@b.c>", "<p>mailto:a@b.c</p>");
}

#[test]
fn no_trick_gets_through() {
    for trick in [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext></p><style><img src onerror=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<div style=\"background:url(javascript:alert(1))\">",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php echo 1 ?>",
        "<style>*{display:none}</style>",
        "<meta http-equiv=refresh content=0>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#9;script:alert(1))",
        "[x](java&NewLine;script:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](\u{1}javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox(1))",
        "[x](//evil.example)",
        "[x](\\\\evil.example)",
        "[x](file:///etc/passwd)",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "[x][y]\n\n[y]: <javascript:alert(1)> \"t\"",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](/a.png)",
        "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
        "[![x](javascript:a)](javascript:b)",
        "[x](https://a.b/\"onmouseover=\"alert(1))",
        "[x](https://a.b/'onmouseover='alert(1))",
        "[<img src=x onerror=alert(1)>](/a)",
        "**<b>**</b>",
        "`` `<script>` ``",
        "```\"><script>alert(1)</script>\nx\n```",
        "```chat\n<script>:alert(1)\n客户:<img src=x onerror=alert(1)>\n```",
        "```chat\" onload=\"x\n客户:a\n```",
        "# <script>alert(1)</script> {#a onclick=alert(1) .b}",
        "> **Good:\" onclick=\"x**",
        "- [ ] <script>alert(1)</script>",
        "1. <li onclick=x>",
        "a\u{0}<script>",
        "| <script> |\n|---|\n| x |",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
    ] {
        is_harmless(trick);
    }
}

#[test]
fn a_chat_is_bubbles() {
    check(
        "```chat\n客户:在吗?\n客服：**在的**\nSupervisor: 15:00 <b>\nnobody\n```",
        "<ol class=\"chat\">\
         <li class=\"turn customer\"><span class=\"who\">客户</span><span class=\"said\">在吗?</span></li>\
         <li class=\"turn agent\"><span class=\"who\">客服</span><span class=\"said\">**在的**</span></li>\
         <li class=\"turn other\"><span class=\"who\">Supervisor</span><span class=\"said\">15:00 &lt;b&gt;</span></li>\
         <li class=\"turn other\"><span class=\"said\">nobody</span></li></ol>",
    );
}

#[test]
fn prose_is_what_markdown_says() {
    check("一\n二 **三**\nfour\nfive", "<p>一二 <strong>三</strong>\nfour\nfive</p>");
    check("- a\n- b\n\n3. c", "<ul><li>a</li><li>b</li></ul><ol start=\"3\"><li>c</li></ol>");
    check("# a\n\n### b\n\n#### c", "<h3>a</h3><h3>b</h3><h4>c</h4>");
    check("a  \nb\n\n---", "<p>a<br>b</p><hr>");
    check("> a", "<blockquote><p>a</p></blockquote>");
}

#[test]
fn examples_of_the_handbook_say_what_they_are() {
    check("> **Good:** yes", "<blockquote class=\"good\"><p><strong>Good:</strong> yes</p></blockquote>");
    check("> **坏例子：** 不", "<blockquote class=\"bad\"><p><strong>坏例子：</strong> 不</p></blockquote>");
    check("> a **Good:**", "<blockquote><p>a <strong>Good:</strong></p></blockquote>");
}
