package org.bailiwick.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.RuleForm.Who;

/** Checks what the next hops say against the domains, and what is said of them. */
final class NextHopChecks {
    private final Reading reading;
    private final Fields file;
    private final DomainChecks domains;
    private final Map<String, Located<Fields>> nextHops;

    NextHopChecks(Reading reading, Fields file, DomainChecks domains) {
        this.reading = reading;
        this.file = file;
        this.domains = domains;
        this.nextHops = file.find(ConfigurationForm.NEXT_HOPS).orElse(Map.of());
    }

    void check(ServedPaths paths) {
        nextHops.values().forEach(hop -> check(hop.value()));
        if (file.has(ConfigurationForm.INTERNAL_JWT)) {
            file.find(ConfigurationForm.INTERNAL_JWT).ifPresent(this::checkInternalJwt);
        }
        if (mayHave(Via.INTERNAL_JWT)) {
            file.find(ConfigurationForm.INTERNAL_JWT)
                    .ifPresent(fields -> paths.take(fields, InternalJwtForm.PATH, "the public keys are"));
        }
    }

    private void check(Fields hop) {
        NextHopForm.check(hop, reading);
        checkDomain(hop, NextHopKeys.DOMAIN);
        checkDomain(hop, BoundsKeys.VERIFY_BY);
        checkHasTokens(hop);
        hop.find(NextHopForm.AT).ifPresent(at -> checkSecond(hop, at));
        hop.find(BoundsKeys.VERIFY_BY).ifPresent(name -> checkKeys(hop, name));
    }

    /** The keys of one issuer verify no token of another. */
    private void checkKeys(Fields hop, String name) {
        Optional<URI> signer = domains.issuer(name).filter(known -> domains.isOfKind(name, DomainKind.JWT));
        Optional<URI> issuing = hop.has(NextHopForm.AT)
                ? hop.find(NextHopForm.AT).flatMap(at -> at.find(AtForm.ISSUER))
                : hop.find(NextHopKeys.DOMAIN).flatMap(domains::issuer);
        issuing.filter(issuer -> signer.isPresent() && !signer.get().equals(issuer))
                .ifPresent(issuer -> reading.unexpected(
                        hop.place(BoundsKeys.VERIFY_BY),
                        "a domain of " + issuer + ", which issues the new token, or one of kind introspection"));
    }

    private void checkDomain(Fields hop, Key<String> key) {
        hop.find(key).ifPresent(name -> domains.check(List.of(new Located<>(name, hop.place(key)))));
    }

    /** What is not traded but made here can be about anybody. */
    private void checkHasTokens(Fields hop) {
        boolean made =
                hop.find(NextHopKeys.VIA).filter(via -> via != Via.INTERNAL_JWT).isEmpty();
        hop.find(NextHopKeys.DOMAIN)
                .filter(name -> !made)
                .ifPresent(name -> domains.checkHasTokens(name, hop.place(NextHopKeys.DOMAIN)));
        hop.find(BoundsKeys.VERIFY_BY).ifPresent(name -> domains.checkHasTokens(name, hop.place(BoundsKeys.VERIFY_BY)));
    }

    private void checkSecond(Fields hop, Fields at) {
        Optional<URI> first = hop.find(NextHopKeys.DOMAIN).flatMap(domains::issuer);
        Optional<URI> second = at.find(AtForm.ISSUER);
        if (second.isPresent() && second.equals(first)) {
            reading.unexpected(at.place(AtForm.ISSUER), "another issuer than the domain's; exchange is for its own");
        }
    }

    private void checkInternalJwt(Fields internalJwt) {
        if (!mayHave(Via.INTERNAL_JWT)) {
            reading.report(
                    file.place(ConfigurationForm.INTERNAL_JWT),
                    "nobody uses it (expected: a next hop with via: internal-jwt)");
        }
        InternalJwtForm.check(internalJwt, reading);
    }

    /** Whether a hop is of that kind, or may be, as it could not be read. */
    private boolean mayHave(Via via) {
        boolean unreadable = file.has(ConfigurationForm.NEXT_HOPS)
                && file.find(ConfigurationForm.NEXT_HOPS).isEmpty();
        return unreadable
                || nextHops.values().stream()
                        .anyMatch(hop ->
                                hop.value().find(NextHopKeys.VIA).orElse(via).equals(via));
    }

    /**
     * Checks what a rule says of its next hop. Where the next hops have not been checked before, that cannot be told.
     *
     * @param defaultDomains the domains that it believes if it names none; none where these are not known
     */
    void check(Fields rule, List<String> defaultDomains) {
        rule.find(RuleForm.NEXT_HOP).ifPresent(name -> {
            if (rule.find(RuleForm.ACCESS).equals(Optional.of(Who.PUBLIC))) {
                reading.unexpected(rule.place(RuleForm.NEXT_HOP), "none, as a public rule has no caller");
            } else if (nextHops.containsKey(name)) {
                checkBelieved(rule, nextHops.get(name).value(), defaultDomains);
            } else {
                checkUnknown(rule.place(RuleForm.NEXT_HOP));
            }
        });
    }

    private void checkUnknown(Place place) {
        if (!nextHops.isEmpty()) {
            reading.unexpected(place, "a next hop: " + String.join(" or ", nextHops.keySet()));
        } else if (!file.has(ConfigurationForm.NEXT_HOPS)) {
            reading.unexpected(place, "none, as there are no next-hops");
        }
    }

    /** A hop for callers of a domain that the rule does not believe would let no request pass. */
    private void checkBelieved(Fields rule, Fields hop, List<String> defaultDomains) {
        boolean known = reading.isSound(rule.place(RuleForm.DOMAINS).name())
                && reading.isSound(hop.place(NextHopKeys.DOMAIN).name());
        List<String> believed = rule.find(RuleForm.DOMAINS).map(Located::values).orElse(defaultDomains);
        hop.find(NextHopKeys.DOMAIN)
                .filter(domain -> known && !believed.isEmpty() && !believed.contains(domain))
                .ifPresent(domain -> reading.unexpected(
                        rule.place(RuleForm.NEXT_HOP),
                        "a next hop for a domain that the rule believes; it is for "
                                + hop.place(NextHopKeys.DOMAIN).shown()));
    }
}
