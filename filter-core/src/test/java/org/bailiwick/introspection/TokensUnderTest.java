package org.bailiwick.introspection;

import static org.bailiwick.transport.TestAnswers.join;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Claims;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Judged;

/** A domain whose authority says what it is told to, and what the domain makes of it. */
final class TokensUnderTest {
    static final long NOW = TestClock.NOW.getEpochSecond();

    final FakeIntrospector authority = new FakeIntrospector();
    private final IntrospectedTokens tokens;

    TokensUnderTest(DomainUnderTest domain) {
        tokens = new IntrospectedTokens(authority, domain.settings(), DomainUnderTest.RECIPIENT, new TestClock());
    }

    /** What a good authority says of a token of its own. */
    static Map<String, Object> local() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("iss", DomainUnderTest.ISSUER);
        members.put("aud", DomainUnderTest.RESOURCE);
        members.put("sub", "alice");
        members.put("client_id", "app");
        members.put("scope", "orders:read orders:write");
        members.put("exp", NOW + 600);
        return members;
    }

    /** What a good authority says of a token of AS1. */
    static Map<String, Object> foreign() {
        Map<String, Object> members = local();
        members.put("sub", DomainUnderTest.AS1 + "#bob");
        members.put("client_id", DomainUnderTest.AS1 + "#app1");
        members.put("scope", "read");
        members.put("federation", federation());
        return members;
    }

    static Map<String, Object> federation() {
        Map<String, Object> federation = new LinkedHashMap<>();
        federation.put("federator", DomainUnderTest.AS1);
        federation.put("sub", "bob");
        federation.put("client_id", "app1");
        federation.put("scope", "read");
        federation.put("path", List.of(DomainUnderTest.AS1));
        return federation;
    }

    static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        members.put(name, value);
        return members;
    }

    static Map<String, Object> without(Map<String, Object> members, String name) {
        members.remove(name);
        return members;
    }

    Judged judge(String token, IntrospectionAnswer answer) {
        authority.answers(answer);
        return join(tokens.verify(token));
    }

    Judged judge(Map<String, Object> members) {
        return judge("tok", new Active(Claims.of(members), Optional.empty()));
    }

    Object outcome(String token, IntrospectionAnswer answer) {
        return outcome(judge(token, answer));
    }

    /** "accepted", or the reason why not. */
    Object outcome(Map<String, Object> members) {
        return outcome(judge(members));
    }

    static Object outcome(Judged judged) {
        return judged.verification()
                .<Object>fold(
                        accepted -> "accepted",
                        rejected -> rejected.reason(),
                        notMine -> "not mine",
                        unreachable -> "unreachable: " + unreachable.reason());
    }

    VerifiedToken accepted(Map<String, Object> members) {
        return accepted(judge(members));
    }

    static VerifiedToken accepted(Judged judged) {
        return judged.verification()
                .fold(
                        accepted -> accepted.token(),
                        rejected -> {
                            throw new AssertionError(rejected.reason());
                        },
                        notMine -> {
                            throw new AssertionError("not mine");
                        },
                        unreachable -> {
                            throw new AssertionError(unreachable.reason());
                        });
    }

    /** For how long what was said may be remembered; negative when not at all. */
    static Duration heldFor(Judged judged) {
        Instant until = judged.basis().fold(nothing -> Instant.MIN, signature -> Instant.MIN, answer -> answer.until());
        return until.equals(Instant.MIN) ? Duration.ofSeconds(-1) : Duration.between(TestClock.NOW, until);
    }

    /** A JWT that nobody has signed. */
    static String jwt(Map<String, Object> claims) {
        return base64("{\"alg\":\"ES256\"}") + "." + base64(JsonWriter.write(claims)) + ".AAAA";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
