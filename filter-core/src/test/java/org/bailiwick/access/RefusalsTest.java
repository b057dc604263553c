package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refusal looks like on the wire, for every reason there is. */
class RefusalsTest {
    private static final Path OUTCOMES = Path.of("../docs/protocols/README.md");
    private static final Pattern PARAMETER =
            Pattern.compile("([a-z_]+)=\"([\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]*)\"(, |$)");
    private static final Scopes NEEDED = Scopes.of(List.of("orders:read", "!#[]~"));
    private static final Refusals REFUSALS = new Refusals(
            URI.create("https://api.example.com/b\u00fccher"),
            Optional.of(URI.create("https://api.example.com/.well-known/oauth-protected-resource/b\u00fccher")));

    static Stream<Reason> refusals() {
        return Stream.of(Reason.values()).filter(reason -> reason.kind() != Reason.Kind.GRANT);
    }

    private static HttpAnswer answer(Reason reason) {
        return REFUSALS.answer(reason, NEEDED, "0af7651916cd43dd8448eb211c80319c");
    }

    private static Optional<Map<String, String>> challenge(HttpAnswer answer) {
        return answer.header("WWW-Authenticate").map(RefusalsTest::parsed);
    }

    private static Map<String, String> parsed(String challenge) {
        assertThat(challenge).startsWith("Bearer ");
        Matcher parameter = PARAMETER.matcher(challenge).region("Bearer ".length(), challenge.length());
        Map<String, String> parameters = new LinkedHashMap<>();
        while (parameter.lookingAt()) {
            assertThat(parameters.put(parameter.group(1), parameter.group(2)))
                    .as("twice: " + parameter.group(1))
                    .isNull();
            parameter.region(parameter.end(), challenge.length());
        }
        assertThat(parameter.regionStart()).as(challenge).isEqualTo(challenge.length());
        return parameters;
    }

    @ParameterizedTest // BT-10, AT-8
    @MethodSource("refusals")
    void everyReason_hasTheStatusAndErrorOfItsKind(Reason reason) {
        HttpAnswer answer = answer(reason);

        int status = switch (reason.kind()) {
            case GRANT -> throw new AssertionError(reason);
            case INVALID_REQUEST -> 400;
            case NO_CREDENTIAL, INVALID_TOKEN -> 401;
            case INSUFFICIENT, FORBIDDEN -> 403;
            case UNAVAILABLE -> 503;
            case BAD_AUTHORITY -> 502;
        };
        assertThat(answer.status()).isEqualTo(status);
        assertThat(challenge(answer).map(parameters -> parameters.getOrDefault("error", "none")))
                .isEqualTo(
                        switch (reason.kind()) {
                            case GRANT, FORBIDDEN, UNAVAILABLE, BAD_AUTHORITY -> Optional.<String>empty();
                            case INVALID_REQUEST -> Optional.of("invalid_request");
                            case NO_CREDENTIAL -> Optional.of("none");
                            case INVALID_TOKEN -> Optional.of("invalid_token");
                            case INSUFFICIENT -> Optional.of("insufficient_scope");
                        });
    }

    @ParameterizedTest // BT-6, BT-7, BT-8
    @MethodSource("refusals")
    void everyChallenge_isBearerWithParametersOnceAndInTheirCharacters(Reason reason) {
        challenge(answer(reason))
                .ifPresent(parameters ->
                        assertThat(parameters).containsEntry("realm", "https://api.example.com/b%C3%BCcher"));
    }

    @ParameterizedTest // BT-9
    @EnumSource(names = {"CREDENTIAL_MISSING", "SCHEME_UNSUPPORTED"})
    void requestWithoutCredential_isToldOfNoError(Reason reason) {
        assertThat(challenge(answer(reason)).orElseThrow()).containsOnlyKeys("realm", "resource_metadata");
    }

    @ParameterizedTest // BT-10
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"SCOPE_.*", "GRANT_.*", "CLAIM_.*", "TOKEN_.*", "CREDENTIAL_.*"})
    void scopesThatAreNeeded_areNamedWhereATokenIsNotEnough(Reason reason) {
        boolean insufficient = reason.kind() == Reason.Kind.INSUFFICIENT;

        assertThat(Optional.ofNullable(challenge(answer(reason)).orElseThrow().get("scope")))
                .isEqualTo(insufficient ? Optional.of("orders:read !#[]~") : Optional.empty());
    }

    @Test // section 7.3: no oracle
    void everyBadToken_isChallengedAlike() {
        assertThat(refusals()
                        .filter(reason -> reason.kind() == Reason.Kind.INVALID_TOKEN)
                        .map(RefusalsTest::answer)
                        .map(answer -> answer.header("WWW-Authenticate").orElseThrow())
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest // PR-7
    @MethodSource("refusals")
    void everyChallenge_namesTheMetadataWhereItIsPublished(Reason reason) {
        Refusals unpublished = new Refusals(URI.create("https://api.example.com"), Optional.empty());

        challenge(answer(reason))
                .ifPresent(parameters -> assertThat(parameters)
                        .containsEntry(
                                "resource_metadata",
                                "https://api.example.com/.well-known/oauth-protected-resource/b%C3%BCcher"));
        challenge(unpublished.answer(reason, NEEDED, ""))
                .ifPresent(parameters -> assertThat(parameters).doesNotContainKey("resource_metadata"));
    }

    @ParameterizedTest // BT-11
    @MethodSource("refusals")
    void refusal_isNeverStored(Reason reason) {
        assertThat(answer(reason).headers()).containsEntry("Cache-Control", List.of("no-store"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "PUBLIC_ROUTE", "PREFLIGHT"})
    void grant_isNotRefused(Reason grant) {
        assertThatIllegalArgumentException().isThrownBy(() -> answer(grant));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void outcomeTable_saysOfEveryReasonWhatIsDone(Reason reason) throws IOException {
        HttpAnswer answer = answer(reason);
        String error = challenge(answer)
                .map(parameters -> parameters.containsKey("error") ? "`" + parameters.get("error") + "`" : "none")
                .orElse("no challenge");
        String retry = answer.headers().containsKey("Retry-After") ? ", `Retry-After`" : "";

        assertThat(Files.readAllLines(OUTCOMES).stream().filter(line -> line.contains("`" + reason.code() + "`")))
                .singleElement()
                .asString()
                .contains("| " + answer.status() + " | " + error + retry + " |");
    }
}
