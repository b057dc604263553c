package org.bailiwick.jose;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.keys.SignatureAlgorithm;

/** Signatures known to be good, of RFC 6979 appendix A.2 and RFC 8032 section 7.1: what a library is tried with. */
enum KnownSignature {
    ES256(
            "sample",
            "YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y",
            "eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk",
            "79SLKqy2qP0RQN2c1F6B1p0sh3tWqvmRw00OqE6vNxb3yxyULWV8QdQ2x6G24p9l8-kA27mv9AZNxKsvhDrNqA"),
    ES384(
            "sample",
            "7DpOQVtOGaRWhhgCn0J_pdqai8SukuAuBqrlKGswDGTe-PDqkFWGYGSiVFFUgLwT",
            "gBXZty19VyROqO-awMYhiWcIpZNn-d-59UyoSz8cnbEoiyMcOuDU_nNE_SUzJkcg",
            "lO27kqXsuKrUc25WxpGRaz-IFAZmzp-nPWTE6pWtEzyBpkgVLkSs-W423R6A-r5Gme9K6xXxeM6h_kDbJgMTjxMOdAoZYkUmIDtjUdCjqU-jKcFF"
                    + "eG5nnnuCxxo4YorI"),
    ES512(
            "sample",
            "AYlFUNB4WTLgDqojtpTyE_jDEh-G3JegTlpxZ9tOW803ESPUbkXba11TcKfyD7YzFV04_6FtK9dh3KxHS5ovUCOk",
            "AEkxAclizU0v3feCKF5kWEE5wvkbR_h_-CNU1mMPdGoooNsldBtbNKgoAIsirMI_kk-q-9TTP4HqZpVt_qor_fz1",
            "AMMo-vy9ed13hQNwxGMl2YfLUlVp-2PF07xTlQ5tTF8XTiWh7pAXtdRQYGrdFStTSTHX1OhFXMkfmxW_Bew243f6AGF8znz1BkgGxGf2eNO0CA1v"
                    + "HMUK8myiCUFzCCgbaK8oJiPqpj5bXAcj2LjDf_B3exog-Myx3MxDmX8e4ORNpKZ6"),
    Ed25519(
            "r",
            "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
            "",
            "kqAJqfDUyrhyDoILX2QlQKKye1QWUD-Ps3YiI-vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA");

    private final String text;
    private final String x;
    private final String y;
    private final String signature;

    KnownSignature(String text, String x, String y, String signature) {
        this.text = text;
        this.x = x;
        this.y = y;
        this.signature = signature;
    }

    /** Whether a provider takes each of these that it has the algorithm for, and refuses each for another text. */
    static boolean areAllJudgedRightBy(Provider provider) {
        for (KnownSignature known : values()) {
            Optional<SignatureCheck> check = SignatureCheck.with(provider, known.algorithm());
            if (check.isPresent() && !known.isJudgedRightBy(check.get())) {
                return false;
            }
        }
        return true;
    }

    SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.valueOf(name());
    }

    /** Whether a check takes this signature, and refuses it for another text. */
    boolean isJudgedRightBy(SignatureCheck check) {
        Optional<PublicKey> key = JwkMaterial.of(
                        Map.of("kty", algorithm().keyType(), "crv", algorithm().curve(), "x", x, "y", y))
                .<Optional<PublicKey>>fold(JwkMaterial::publicKey, why -> Optional.empty())
                .flatMap(check::prepare);
        return key.isPresent() && isTaken(check, key.get(), text) && !isTaken(check, key.get(), text + "!");
    }

    private boolean isTaken(SignatureCheck check, PublicKey key, String said) {
        byte[] octets = said.getBytes(StandardCharsets.US_ASCII);
        byte[] decoded = Base64Url.decode(signature);
        return decoded != null
                && check.flaw(key, octets, octets.length, decoded).isEmpty();
    }
}
