package org.bailiwick.config;

/** The keys under {@code transaction} of a next hop. */
final class TransactionForm {
    static final Key<String> TRUST_DOMAIN =
            Key.required("trust-domain", Kinds.TEXT, "Where the token is valid: its `aud`.");
    static final Key<String> WORKLOAD = Key.required("workload", Kinds.TEXT, "Who we are there: its `req_wl`.");

    static final Form FORM = Form.of(TRUST_DOMAIN, WORKLOAD);

    private TransactionForm() {}

    static Transaction build(Fields fields) {
        return new Transaction(fields.get(TRUST_DOMAIN), fields.get(WORKLOAD));
    }
}
