package org.bailiwick.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.junit.jupiter.api.Test;

class RequirementTest {
    private static final VerifiedToken TOKEN = VerifiedToken.vouchedBy(
                    "home", new Issuer("https://as.example.com"), "alice", Instant.EPOCH)
            .scopes(Scopes.parse("orders:read orders:write"))
            .grants(new Grants(Map.of("export", true, "erase", false)))
            .claims(Claims.of(Map.of("tenant", "acme")))
            .build();

    private static Requirement scopes(String all, String any) {
        return new Requirement(Scopes.parse(all), Scopes.parse(any), Set.of(), Map.of());
    }

    private static Sufficiency missing(Reason reason, String scopes) {
        return new Sufficiency.Insufficient(reason, Scopes.parse(scopes));
    }

    private static Sufficiency weigh(Requirement requirement) {
        return requirement.weigh(TOKEN, Map.of("tenant", "acme", "customer", "other"));
    }

    private static Requirement grants(String... names) {
        return new Requirement(Scopes.NONE, Scopes.NONE, Set.copyOf(List.of(names)), Map.of());
    }

    private static Requirement claim(String name, ClaimValue value) {
        return new Requirement(Scopes.NONE, Scopes.NONE, Set.of(), Map.of(name, value));
    }

    @Test
    void tokenThatMeetsEveryCondition_isEnough() {
        assertThat(weigh(Requirement.ANY_CALLER)).isEqualTo(new Sufficiency.Enough());
        assertThat(weigh(new Requirement(
                        Scopes.parse("orders:read orders:write"),
                        Scopes.parse("orders:admin orders:read"),
                        Set.of("export"),
                        Map.of("tenant", new ClaimValue.Variable("tenant")))))
                .isEqualTo(new Sufficiency.Enough());
    }

    private static Sufficiency weighForeign(String... federators) {
        Issuer home = new Issuer("https://as.example.com");
        VerifiedToken foreign = VerifiedToken.vouchedBy("home", home, "https://as1.example#alice", Instant.EPOCH)
                .vouchers(List.of(new Issuer("https://as0.example"), new Issuer("https://as1.example"), home))
                .build();
        return ofFederators(federators).weigh(foreign, Map.of());
    }

    private static Requirement ofFederators(String... federators) {
        return new Requirement(
                Scopes.NONE,
                Scopes.NONE,
                Set.of(),
                Map.of(),
                Stream.of(federators).map(Issuer::new).collect(Collectors.toSet()));
    }

    @Test
    void tokenOfOneOfTheFederators_isEnough() { // TBF-8
        assertThat(weighForeign("https://as1.example", "https://as9.example")).isEqualTo(new Sufficiency.Enough());
    }

    @Test
    void tokenOfAnotherFederator_isNotAllowed() { // TBF-4: whoever is further away does not count
        assertThat(weighForeign("https://as0.example")).isEqualTo(missing(Reason.FEDERATOR_NOT_ALLOWED, ""));
        assertThat(weighForeign("https://as.example.com")).isEqualTo(missing(Reason.FEDERATOR_NOT_ALLOWED, ""));
    }

    @Test
    void tokenOfTheDomainItself_lacksAFederator() { // TBF-8
        assertThat(weigh(ofFederators("https://as1.example"))).isEqualTo(missing(Reason.FEDERATION_MISSING, ""));
        assertThat(weigh(ofFederators("https://as.example.com"))).isEqualTo(missing(Reason.FEDERATION_MISSING, ""));
    }

    @Test
    void foreignToken_isEnoughWhereNobodyIsNamed() { // TBF-8
        assertThat(weighForeign()).isEqualTo(new Sufficiency.Enough());
    }

    @Test
    void federator_isWeighedBeforeScopes() { // TBF-8
        Requirement requirement = new Requirement(
                Scopes.parse("orders:admin"),
                Scopes.NONE,
                Set.of(),
                Map.of(),
                Set.of(new Issuer("https://as1.example")));
        assertThat(weigh(requirement)).isEqualTo(missing(Reason.FEDERATION_MISSING, ""));
    }

    @Test
    void scopeThatIsNotThere_isMissingWithAllThatAreNeeded() {
        assertThat(weigh(scopes("orders:read orders:admin", "")))
                .isEqualTo(missing(Reason.SCOPE_MISSING, "orders:read orders:admin"));
        assertThat(weigh(scopes("", "orders:admin orders:audit")))
                .isEqualTo(missing(Reason.SCOPE_MISSING, "orders:admin orders:audit"));
    }

    @Test
    void grantThatIsFalseOrAbsent_isMissing() {
        assertThat(weigh(grants("export", "erase")))
                .isEqualTo(new Sufficiency.Insufficient(
                        Reason.GRANT_MISSING, Scopes.NONE, Set.of("export", "erase"))); // AS-8
        assertThat(weigh(grants("unheard-of")))
                .isEqualTo(new Sufficiency.Insufficient(Reason.GRANT_MISSING, Scopes.NONE, Set.of("unheard-of")));
    }

    @Test
    void claimOfAnotherValueOrOfNone_isMissing() {
        assertThat(weigh(claim("tenant", new ClaimValue.Exactly("other"))))
                .isEqualTo(missing(Reason.CLAIM_MISMATCH, ""));
        assertThat(weigh(claim("tenant", new ClaimValue.Variable("customer"))))
                .isEqualTo(missing(Reason.CLAIM_MISMATCH, ""));
        assertThat(weigh(claim("tenant", new ClaimValue.Variable("absent"))))
                .isEqualTo(missing(Reason.CLAIM_MISMATCH, ""));
        assertThat(weigh(claim("region", new ClaimValue.Exactly("north"))))
                .isEqualTo(missing(Reason.CLAIM_MISMATCH, ""));
    }

    @Test
    void outcome_isFoldedByItsOwnCaseAlone() {
        assertThat(new Sufficiency.Enough().<String>fold(enough -> "yes", insufficient -> "no"))
                .isEqualTo("yes");
        assertThat(missing(Reason.SCOPE_MISSING, "a").<String>fold(enough -> "yes", insufficient -> "no"))
                .isEqualTo("no");
    }
}
