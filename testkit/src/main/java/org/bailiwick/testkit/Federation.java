package org.bailiwick.testkit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The domains that an authority trusts, and what it says of their tokens in its own name. */
final class Federation {
    private final EmbeddedAuthority authority;
    private final List<Partner> partners = new CopyOnWriteArrayList<>();

    Federation(EmbeddedAuthority authority) {
        this.authority = authority;
    }

    void add(Partner partner) {
        partners.removeIf(former -> former.issuer().equals(partner.issuer()));
        partners.add(partner);
    }

    boolean isEmpty() {
        return partners.isEmpty();
    }

    /** What there is to say of a foreign token; empty when nobody knows it as active. */
    Optional<Map<String, @Nullable Object>> active(Form form, Passage passage, String asker) throws Refusal {
        @Nullable Partner partner = partnerFor(form).orElse(null);
        if (partner == null) {
            return Optional.empty();
        }
        List<String> path = passage.through(authority.issuer());
        Duration left = passage.left();
        Map<String, String> question = new LinkedHashMap<>();
        question.put("token", form.one("token"));
        question.put("token_type_hint", "access_token");
        question.put("resource", authority.issuer());
        question.put("federation_path", String.join(" ", path));
        question.put("federation_budget", String.valueOf(left.toMillis()));
        if (!form.one("token_issuer").isEmpty() && !form.one("token_issuer").equals(partner.issuer())) {
            question.put("token_issuer", form.one("token_issuer"));
        }
        Map<String, Object> said = Inquiry.put(partner, question, left);
        return new Reissue(authority.issuer(), partner, said)
                .members(asker, authority.clock().instant());
    }

    /** The one partner to ask: by the asker's hint, the token's own unverified word, or its form; never by asking around. */
    private Optional<Partner> partnerFor(Form form) {
        String token = form.one("token");
        String hint = form.one("token_issuer");
        String word = ReceivedJwt.parse(token).map(jwt -> jwt.text("iss")).orElse("");
        return first(partner -> partner.issuer().equals(hint))
                .or(() -> first(partner -> partner.issuer().equals(word)))
                .or(() -> first(partner -> partner.mayHaveIssued(token)));
    }

    private Optional<Partner> first(Predicate<Partner> wanted) {
        return partners.stream().filter(wanted).findFirst();
    }
}
