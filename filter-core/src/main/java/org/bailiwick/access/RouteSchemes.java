package org.bailiwick.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.policy.Rule;

/** Which schemes each rule takes: found once, as it depends on the file alone. */
final class RouteSchemes {
    private final Map<String, Schemes> byRule;
    private final Schemes anywhere;

    private RouteSchemes(Map<String, Schemes> byRule, Schemes anywhere) {
        this.byRule = byRule;
        this.anywhere = anywhere;
    }

    static RouteSchemes of(Configuration configuration) {
        Map<String, DomainSettings> domains = configuration.domains();
        Map<String, Schemes> byRule = new HashMap<>();
        for (Rule rule : configuration.policy().rules()) {
            List<DomainSettings> believed = rule.domains().stream()
                    .flatMap(name -> Optional.ofNullable(domains.get(name)).stream())
                    .toList();
            byRule.put(rule.id(), believed.isEmpty() ? Schemes.TOKENS : Schemes.of(believed, rule.sessions()));
        }
        Schemes all = domains.isEmpty() ? Schemes.TOKENS : Schemes.of(domains.values(), Rule.Sessions.SAFE);
        return new RouteSchemes(byRule, all);
    }

    /** Those of routes that the rule of that id is for; tokens alone where nothing is known of its domains. */
    Schemes of(String rule) {
        return byRule.getOrDefault(rule, Schemes.TOKENS);
    }

    /** Those that are taken on any route. */
    Schemes anywhere() {
        return anywhere;
    }
}
