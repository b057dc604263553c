package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;

class LoginPageTest {
    @Test
    void textOfOthers_isEscaped() {
        Notice notice = new Notice(Reason.LOGIN_DENIED, "<h>", "a & 'b'", "https://x.example/?a=\"&b=<i>", "\">");
        HttpAnswer answer = LoginPage.of(403, notice);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains(
                        "<title>&lt;h&gt;</title>",
                        "<p>a &amp; &#39;b&#39;</p>",
                        "<a href=\"https://x.example/?a=&quot;&amp;b=&lt;i&gt;\">&quot;&gt;</a>",
                        "login_denied");
        assertThat(answer.header("Content-Type")).contains("text/html;charset=utf-8");
    }
}
