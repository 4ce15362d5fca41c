// SPDX-License-Identifier: Apache-2.0
#include "documents/html.hpp"

#include <doctest/doctest.h>

using namespace cairn::documents;

TEST_CASE("texts are escaped wherever they go") {
  CHECK(escaped("<b> & \"x\" 'y'") == "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;");
  Html page;
  page.open("div", "a\"b", "c");
  page.put("p", "1 < 2");
  page.put("p", "");
  page.link("S01", "Slow & low");
  page.close();
  CHECK(page.text() ==
        "<div class=\"a&quot;b\" id=\"c\"><p>1 &lt; 2</p>\n<a href=\"#S01\">Slow &amp; low</a></div>\n");
}
