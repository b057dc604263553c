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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
        return Stream.of(Reason.values())
                .filter(reason -> reason.kind() != Reason.Kind.GRANT && reason.kind() != Reason.Kind.LOGIN);
    }

    private static HttpAnswer answer(Reason reason) {
        return REFUSALS.answer(
                reason, Lack.of(NEEDED), Scheme.BEARER, Schemes.TOKENS, "0af7651916cd43dd8448eb211c80319c");
    }

    private static final Pattern SESSIONS =
            Pattern.compile("(SESSION|PROOF)_.*|BODY_NOT_COVERED|CONSUMER_(ADDRESS_)?NOT_ALLOWED");

    /** What is told at a login's callback alone, where no credential is of any use. */
    private static final Set<Reason> CALLBACK =
            Set.of(Reason.LOGIN_MALFORMED, Reason.LOGIN_UNKNOWN, Reason.LOGIN_AUTHORITY_MISMATCH, Reason.LOGIN_EXPIRED);

    private static final Schemes.Sessions AUTHORITY = new Schemes.Sessions("https://authority.example", "proof ticket");

    private static HttpAnswer toSession(Reason reason) {
        return REFUSALS.answer(
                reason,
                new Lack(Scopes.of(List.of("files:read")), Set.of("teller", "auditor")),
                Scheme.ASID,
                new Schemes(false, List.of(AUTHORITY)),
                "");
    }

    private static Optional<Map<String, String>> challenge(HttpAnswer answer) {
        return answer.header("WWW-Authenticate").map(RefusalsTest::parsed);
    }

    private static Map<String, String> parsed(String challenge) {
        assertThat(challenge).matches("(Bearer|ASID) .*");
        Matcher parameter = PARAMETER.matcher(challenge).region(challenge.indexOf(' ') + 1, challenge.length());
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
            case GRANT, LOGIN -> throw new AssertionError(reason);
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
                            case GRANT, LOGIN, FORBIDDEN, UNAVAILABLE, BAD_AUTHORITY -> Optional.<String>empty();
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
        challenge(unpublished.answer(reason, Lack.of(NEEDED), Scheme.BEARER, Schemes.TOKENS, ""))
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
    @EnumSource(names = {"LOGIN_DONE", "LOGIN_NEEDED", "LOGIN_ENDED", "TOKEN_EXPIRED", "SCOPE_MISSING"})
    void answerThatNeedsAChallenge_isNotGivenWithoutOne(Reason reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> REFUSALS.unchallenged(reason, ""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void outcomeTable_saysOfEveryReasonWhatIsDone(Reason reason) throws IOException {
        boolean ofSession = SESSIONS.matcher(reason.name()).matches();
        HttpAnswer answer = CALLBACK.contains(reason)
                ? REFUSALS.unchallenged(reason, "")
                : ofSession ? toSession(reason) : answer(reason);
        String error = answer.header("WWW-Authenticate")
                .map(RefusalsTest::parsed)
                .map(parameters -> parameters.containsKey("error") ? "`" + parameters.get("error") + "`" : "none")
                .orElse("no challenge");
        String retry = answer.headers().containsKey("Retry-After") ? ", `Retry-After`" : "";

        assertThat(Files.readAllLines(OUTCOMES).stream().filter(line -> line.contains("`" + reason.code() + "`")))
                .singleElement()
                .asString()
                .contains("| " + answer.status() + " | " + error + retry + " |");
    }

    private static List<String> both(Reason reason, Scheme presented) {
        HttpAnswer answer =
                REFUSALS.answer(reason, Lack.of(NEEDED), presented, new Schemes(true, List.of(AUTHORITY)), "");
        return answer.headers().get("WWW-Authenticate");
    }

    @Test
    void routeThatTakesBoth_challengesBothInFieldsOfTheirOwn() {
        assertThat(both(Reason.CREDENTIAL_MISSING, Scheme.BEARER))
                .containsExactly(
                        "Bearer realm=\"https://api.example.com/b%C3%BCcher\", resource_metadata="
                                + "\"https://api.example.com/.well-known/oauth-protected-resource/b%C3%BCcher\"",
                        "ASID realm=\"https://api.example.com/b%C3%BCcher\", authority=\"https://authority.example\","
                                + " modes=\"proof ticket\"");
    }

    @Test
    void whatIsWrong_isToldToTheSchemeThatWasPresented() {
        assertThat(both(Reason.PROOF_INVALID, Scheme.ASID))
                .satisfiesExactly(
                        bearer -> assertThat(bearer).doesNotContain("error"),
                        asid -> assertThat(asid).contains("error=\"invalid_proof\""));
        assertThat(both(Reason.TOKEN_EXPIRED, Scheme.BEARER))
                .satisfiesExactly(
                        bearer -> assertThat(bearer).contains("error=\"invalid_token\""),
                        asid -> assertThat(asid).doesNotContain("error"));
        assertThat(both(Reason.CREDENTIAL_DUPLICATED, Scheme.BEARER))
                .allSatisfy(each -> assertThat(each).contains("error=\"invalid_request\""));
    }

    static Stream<Arguments> errorsOfSessions() {
        return Stream.of(
                Arguments.of(Reason.CREDENTIAL_MALFORMED, "invalid_request"),
                Arguments.of(Reason.SESSION_INACTIVE, "invalid_asid"),
                Arguments.of(Reason.SESSION_MISMATCH, "invalid_asid"),
                Arguments.of(Reason.TOKEN_SIGNATURE_INVALID, "invalid_asid"),
                Arguments.of(Reason.SESSION_EXPIRED, "asid_expired"),
                Arguments.of(Reason.PROOF_OUT_OF_TIME, "invalid_proof"),
                Arguments.of(Reason.PROOF_REPLAYED, "invalid_proof"),
                Arguments.of(Reason.GRANT_MISSING, "insufficient_grant"),
                Arguments.of(Reason.CONSUMER_NOT_ALLOWED, "insufficient_grant"),
                Arguments.of(Reason.CONSUMER_ADDRESS_NOT_ALLOWED, "insufficient_grant"),
                Arguments.of(Reason.SCOPE_MISSING, "insufficient_scope"));
    }

    @ParameterizedTest
    @MethodSource("errorsOfSessions")
    void session_isToldItsErrorAndWhatIsNeeded(Reason reason, String error) {
        Map<String, String> challenge =
                parsed(toSession(reason).header("WWW-Authenticate").orElseThrow());
        assertThat(challenge)
                .containsEntry("realm", "https://api.example.com/b%C3%BCcher")
                .containsEntry("authority", "https://authority.example")
                .containsEntry("modes", "proof ticket")
                .containsEntry("error", error);
        if (reason.kind() == Reason.Kind.INSUFFICIENT) {
            assertThat(challenge).containsEntry("c_grant", "auditor teller").containsEntry("c_scope", "files:read");
        } else {
            assertThat(challenge).doesNotContainKeys("c_grant", "c_scope");
        }
    }
}
