package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer of the adapter's own, in the form that every one of them must have. */
final class Refusal {
    private static final Pattern CODE = Pattern.compile("<small>([a-z_]+)</small>");

    private final Response response;
    private final Map<String, Object> problem;

    private Refusal(Response response, Map<String, Object> problem) {
        this.response = response;
        this.problem = problem;
    }

    /** Reads the answer, and holds it to what is common to all refusals: RFC 9457, and never stored. */
    static Refusal of(Response response) {
        assertThat(response.status()).as(response.body()).isBetween(400, 599);
        assertThat(response.isOfType("application/problem+json"))
                .as("application/problem+json, not %s: %s", response.header("content-type"), response.body())
                .isTrue();
        assertThat(response.header("cache-control").orElse("")).contains("no-store");
        Map<String, Object> problem = response.json();
        assertThat(problem).containsKeys("type", "title", "status", "detail", "code", "traceId");
        assertThat(problem.get("status")).isEqualTo((long) response.status());
        assertThat(problem.get("type")).asString().as("a URI").matches(text -> URI.create(text) != null);
        assertThat(problem.get("title")).asString().isNotBlank();
        assertThat(problem.get("detail")).asString().isNotBlank();
        assertThat(problem.get("code")).asString().matches("[a-z_]+");
        Refusal refusal = new Refusal(response, problem);
        assertThat(refusal.traceId()).matches("[0-9a-f]{32}").doesNotMatch("0{32}");
        return refusal;
    }

    /** Reads what a person is shown in place of a problem document: a page with the code on it, and the rest as ever. */
    static Refusal ofPage(Response response) {
        assertThat(response.status()).as(response.body()).isBetween(400, 599);
        assertThat(response.isOfType("text/html"))
                .as("text/html, not %s: %s", response.header("content-type"), response.body())
                .isTrue();
        assertThat(response.header("cache-control").orElse("")).contains("no-store");
        Matcher code = CODE.matcher(response.body());
        assertThat(code.find()).as(response.body()).isTrue();
        return new Refusal(response, Map.of("code", code.group(1)));
    }

    String code() {
        return String.valueOf(problem.get("code"));
    }

    String traceId() {
        return String.valueOf(problem.get("traceId"));
    }

    Challenge challenge() {
        assertThat(response.all("www-authenticate")).hasSize(1);
        return Challenge.of(response.all("www-authenticate").get(0));
    }

    /** The challenge of that scheme, in a field line of its own. */
    Challenge challenge(String scheme) {
        List<String> values = response.all("www-authenticate").stream()
                .filter(value -> value.startsWith(scheme + " "))
                .toList();
        assertThat(values)
                .as("%s among %s", scheme, response.all("www-authenticate"))
                .hasSize(1);
        return Challenge.of(scheme, values.get(0));
    }

    /** A session is refused: with this status, with this error to its scheme and to no other, and for one of these reasons. */
    @CanIgnoreReturnValue
    Refusal isOfSession(int status, String error, String... codes) {
        assertThat(response.status()).as(code()).isEqualTo(status);
        assertThat(code()).isIn(List.of((Object[]) codes));
        assertThat(challenge("ASID").parameter("error")).contains(error);
        return this;
    }

    /** 401, and a challenge that says nothing is wrong (BT-9). */
    @CanIgnoreReturnValue
    Refusal lacksCredential(String code) {
        assertThat(response.status()).as(code()).isEqualTo(401);
        assertThat(code()).isEqualTo(code);
        assertThat(challenge().parameters())
                .as("BT-9")
                .doesNotContainKeys("error", "error_description", "error_uri", "scope");
        return this;
    }

    /** 400 {@code invalid_request}. */
    @CanIgnoreReturnValue
    Refusal isInvalidRequest(String... codes) {
        return is(400, "invalid_request", codes);
    }

    /** 401 {@code invalid_token} (AT-8). */
    @CanIgnoreReturnValue
    Refusal isInvalidToken(String... codes) {
        return is(401, "invalid_token", codes);
    }

    /** 403 {@code insufficient_scope}. */
    @CanIgnoreReturnValue
    Refusal isInsufficient(String... codes) {
        return is(403, "insufficient_scope", codes);
    }

    private Refusal is(int status, String error, String... codes) {
        assertThat(response.status()).as(code()).isEqualTo(status);
        assertThat(code()).isIn(List.of((Object[]) codes));
        assertThat(challenge().parameter("error")).as("BT-10").contains(error);
        return this;
    }

    /** 403 because no rule admits it. */
    @CanIgnoreReturnValue
    Refusal isDenied(String code) {
        assertThat(response.status()).as(code()).isEqualTo(403);
        assertThat(code()).isEqualTo(code);
        response.all("www-authenticate").forEach(Challenge::of);
        return this;
    }

    /** 503, or 502 where the authority's answer cannot be believed; never a challenge (protocols.md 7.3). */
    @CanIgnoreReturnValue
    Refusal isUndecided(Integer... statuses) {
        assertThat(response.status()).as(code()).isIn((Object[]) statuses);
        assertThat(response.all("www-authenticate")).isEmpty();
        if (response.status() == 502) {
            assertThat(code()).isEqualTo("authority_answer_invalid");
        } else {
            assertThat(code())
                    .isIn("authority_unreachable", "authority_busy", "credentials_refused", "deadline_exceeded");
            assertThat(response.header("retry-after").orElse("")).matches("[1-9][0-9]*");
        }
        return this;
    }

    /** 502 for this reason, and never a challenge: the authority, or the next hop, is not as it should be. */
    @CanIgnoreReturnValue
    Refusal isBadGateway(String code) {
        assertThat(response.status()).as(code()).isEqualTo(502);
        assertThat(code()).isEqualTo(code);
        assertThat(response.all("www-authenticate")).isEmpty();
        return this;
    }
}
