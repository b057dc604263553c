package org.bailiwick.config;

import java.util.List;
import org.bailiwick.request.AddressBlock;

/** The keys of a consumer that may present sessions to a domain, where more is said of it than its name. */
final class AdmittedConsumerForm {
    static final Key<List<Located<AddressBlock>>> ADDRESSES = Key.optional(
            "addresses",
            ListOf.some(Kinds.ADDRESS_BLOCK),
            "anywhere",
            "Where the consumer must be when it presents a session. That is the peer of the connection; where that is one of"
                    + " `trusted-proxies`, the last address in `X-Forwarded-For`, or in `Forwarded`, that is none of these. Who"
                    + " comes from elsewhere, or from nobody knows where, is refused. Not for the consumer that logs people in"
                    + " here.");

    static final Form FORM = Form.of(ADDRESSES);

    private AdmittedConsumerForm() {}

    static ConsumerSettings build(Fields fields) {
        return new ConsumerSettings(fields.find(ADDRESSES).map(Located::values));
    }
}
