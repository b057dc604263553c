package org.bailiwick.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.Reading;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Verification;

/**
 * The domains that have sessions. A session does not say whose it is, and an authority that is shown a proof which has not been
 * taken yet could bring it here itself: so it is shown to one domain and to no other. Where a rule believes several, that is the one
 * whose consumers it is of, as the file names them.
 */
final class SessionDomains {
    private final Map<String, SessionDomain> byName = new LinkedHashMap<>();

    void add(String name, SessionDomain domain) {
        byName.put(name, domain);
    }

    /** Why a session is refused, as far as that is known without its request's body and without anybody being asked. */
    Optional<Reason> refusal(Credential.Asid presented, List<String> believed) {
        return of(presented, believed)
                .fold(
                        domain -> domain.refusal(presented),
                        nobodys -> nobodys instanceof Verification.Rejected rejected
                                ? Optional.of(rejected.reason())
                                : Optional.empty());
    }

    CompletionStage<Verification> verify(Credential.Asid presented, List<String> believed) {
        return of(presented, believed)
                .fold(domain -> domain.verify(presented), CompletableFuture::<Verification>completedStage);
    }

    private Reading<SessionDomain, Verification> of(Credential.Asid presented, List<String> believed) {
        List<SessionDomain> among = among(believed).toList();
        if (among.isEmpty()) {
            return new Reading.Refused<>(new Verification.NotMine());
        }
        if (among.size() == 1) {
            return new Reading.Read<>(among.get(0));
        }
        List<SessionDomain> its = among.stream()
                .filter(domain -> domain.names(presented.session().consumer()))
                .toList();
        return its.size() == 1
                ? new Reading.Read<>(its.get(0))
                : new Reading.Refused<>(new Verification.Rejected(Reason.CONSUMER_NOT_ALLOWED));
    }

    /** Forgets what a domain has said of a session; nothing where it has no sessions. */
    void forget(String name, TokenHash session) {
        among(List.of(name)).forEach(domain -> domain.forget(session));
    }

    /** Forgets the keys that the authorities of those of these domains have handed out which have sessions. */
    void forgetKeys(List<String> names) {
        among(names).forEach(SessionDomain::forgetKeys);
    }

    private Stream<SessionDomain> among(List<String> names) {
        return names.stream().flatMap(name -> Optional.ofNullable(byName.get(name)).stream());
    }
}
