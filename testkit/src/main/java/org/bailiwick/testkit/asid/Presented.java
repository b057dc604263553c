package org.bailiwick.testkit.asid;

import java.util.Optional;

/** What the consumer has presented: an A_SID with a proof, or with the secret. Does not print. */
record Presented(String consumer, String sid, String uid, Optional<Proven> proof, Optional<String> secret) {
    static Presented of(Message message, Resource asker) throws TicketRefusal {
        Optional<Message> proof = message.object("proof");
        Optional<String> secret = message.optionalText("c_secret");
        if (proof.isPresent() == secret.isPresent()) {
            throw TicketRefusal.invalidRequest("There is not exactly one of proof and c_secret.");
        }
        if (secret.isPresent() && !asker.isOwn()) {
            throw TicketRefusal.invalidRequest("c_secret is nothing for a resource server of another domain.");
        }
        String consumer = message.text("c_id");
        String sid = message.text("a_sid");
        String uid = message.text("a_uid");
        Optional<Proven> proven =
                proof.isEmpty() ? Optional.empty() : Optional.of(Proven.of(proof.get(), consumer, sid, uid));
        return new Presented(consumer, sid, uid, proven, secret);
    }

    boolean isProven() {
        return proof.isPresent();
    }

    boolean isOf(Family family, Resource asker) {
        Consumer known = family.consumer();
        return known.id().equals(consumer)
                && family.uid().equals(uid)
                && family.resources().contains(asker.id())
                && (secret.map(text -> Secrets.same(text, known.secret())).orElse(false)
                        || proof.map(each -> each.isBy(known.proofKey(asker.id())))
                                .orElse(false));
    }

    @Override
    public String toString() {
        return "Presented[hidden]";
    }

    /** A proof as the resource server passes it on. */
    private record Proven(Canonical covered, String signature) {
        private static final String PRINTABLE = "[!-~]{1,4096}";

        static Proven of(Message proof, String consumer, String sid, String uid) throws TicketRefusal {
            Canonical covered = new Canonical(
                    printable(proof, "method"),
                    printable(proof, "url"),
                    consumer,
                    sid,
                    uid,
                    String.valueOf(proof.number("ts")),
                    printable(proof, "nonce"),
                    printable(proof, "body_sha256"));
            return new Proven(covered, printable(proof, "sig"));
        }

        /** A line break would let one member pass for two. */
        private static String printable(Message proof, String member) throws TicketRefusal {
            String text = proof.text(member);
            if (!text.matches(PRINTABLE)) {
                throw TicketRefusal.invalidRequest(member + " is not printable ASCII without spaces.");
            }
            return text;
        }

        boolean isBy(byte[] proofKey) {
            return Secrets.same(covered.signature(proofKey), signature);
        }

        @Override
        public String toString() {
            return "Proven[hidden]";
        }
    }
}
