package org.bailiwick.config;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks what a federation says against itself and the domains. */
final class FederationChecks {
    private static final List<Key<Map<String, Located<Fields>>>> ASKERS =
            List.of(FederationForm.RESOURCE_SERVERS, FederationForm.TRUSTORS, FederationForm.OPERATORS);

    private final Reading reading;
    private final Map<String, Located<Fields>> domains;

    /** @param domains the domains as far as they could be read; none when that part could not be read at all */
    FederationChecks(Reading reading, Map<String, Located<Fields>> domains) {
        this.reading = reading;
        this.domains = domains;
    }

    void check(Fields federation) {
        if (!federation.isMap()) {
            return;
        }
        checkPurpose(federation);
        checkAskers(federation);
        checkTrustors(federation);
        checkHome(federation);
        entries(federation, FederationForm.TRUSTEES)
                .forEach((name, trustee) -> checkTrustee(federation, name, trustee.place()));
    }

    private static Map<String, Located<Fields>> entries(Fields federation, Key<Map<String, Located<Fields>>> key) {
        return federation.find(key).orElse(Map.of());
    }

    /** An endpoint that nobody may ask, or that has nobody to ask, is a mistake. */
    private void checkPurpose(Fields federation) {
        if (Stream.of(FederationForm.RESOURCE_SERVERS, FederationForm.TRUSTORS).noneMatch(federation::has)) {
            reading.report(federation.place(), "nobody who may ask (expected: resource-servers or trustors)");
        }
        if (Stream.of(FederationForm.HOME, FederationForm.TRUSTEES).noneMatch(federation::has)) {
            reading.report(federation.place(), "nobody to ask (expected: home or trustees)");
        }
    }

    private void checkAskers(Fields federation) {
        Map<String, String> owners = new HashMap<>();
        for (Key<Map<String, Located<Fields>>> key : ASKERS) {
            entries(federation, key).forEach((id, asker) -> {
                AskerForm.check(asker.value(), reading);
                String owner = owners.putIfAbsent(id, key.name());
                if (owner != null) {
                    reading.report(
                            asker.place(), "a client id again (expected: one of its own; " + owner + " have it)");
                }
            });
        }
    }

    private void checkTrustors(Fields federation) {
        Map<String, String> owners = new HashMap<>();
        federation.find(FederationForm.ISSUER).ifPresent(own -> owners.put(own.toString(), "this domain"));
        entries(federation, FederationForm.TRUSTORS).forEach((id, trustor) -> {
            Fields fields = trustor.value();
            fields.find(TrustorForm.ISSUER).ifPresent(issuer -> {
                String owner = owners.putIfAbsent(issuer.toString(), "trustor " + id);
                if (owner != null) {
                    reading.unexpected(fields.place(TrustorForm.ISSUER), "an issuer of its own; " + owner + " has it");
                }
            });
        });
    }

    private void checkHome(Fields federation) {
        federation.find(FederationForm.HOME).ifPresent(home -> {
            Place place = federation.place(FederationForm.HOME);
            if (isUnfit(home)) {
                reading.unexpected(place, fitDomain());
            } else if (entries(federation, FederationForm.TRUSTEES).containsKey(home)) {
                reading.unexpected(place, "a domain that is not among the trustees");
            }
        });
    }

    private void checkTrustee(Fields federation, String name, Place place) {
        Optional<URI> own = federation.find(FederationForm.ISSUER);
        Optional<URI> theirs = Optional.ofNullable(domains.get(name))
                .flatMap(domain -> domain.value().find(DomainKeys.ISSUER));
        if (isUnfit(name)) {
            reading.report(place, "not a domain that can be asked (expected: " + fitDomain() + ")");
        } else if (own.isPresent() && own.equals(theirs)) {
            reading.report(place, "this domain itself, by its issuer (expected: another domain)");
        }
    }

    /** Whether the name is known to be that of no domain of kind introspection. */
    private boolean isUnfit(String name) {
        return domains.containsKey(name)
                ? find(name, DomainKeys.KIND).equals(Optional.of(DomainKind.JWT))
                : !domains.isEmpty();
    }

    private <T> Optional<T> find(String domain, Key<T> key) {
        return Optional.ofNullable(domains.get(domain))
                .flatMap(found -> found.value().find(key));
    }

    private String fitDomain() {
        List<String> fit = domains.keySet().stream()
                .filter(name -> find(name, DomainKeys.KIND).equals(Optional.of(DomainKind.INTROSPECTION)))
                .toList();
        return "a domain of kind introspection" + (fit.isEmpty() ? "" : ": " + String.join(" or ", fit));
    }
}
