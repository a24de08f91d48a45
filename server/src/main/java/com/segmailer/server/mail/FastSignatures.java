package com.segmailer.server.mail;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keys and signatures by the native provider where it runs, else by the JDK's own, which yield the
 * same and take several times as long.
 */
final class FastSignatures {

  private static final @Nullable Provider NATIVE = nativeProvider();

  private FastSignatures() {}

  private static @Nullable Provider nativeProvider() {
    var provider = AmazonCorrettoCryptoProvider.INSTANCE;
    boolean complete = provider.getLoadingError() == null
        && provider.getService("Signature", "SHA256withRSA") != null
        && provider.getService("KeyFactory", "RSA") != null;
    return complete ? provider : null;
  }

  static PrivateKey privateKey(Signing.Algorithm algorithm, byte[] pkcs8)
      throws GeneralSecurityException {
    var spec = new PKCS8EncodedKeySpec(pkcs8);
    var name = algorithm.keyType();
    var fast = providing("KeyFactory", name);
    var factory = fast == null ? KeyFactory.getInstance(name) : KeyFactory.getInstance(name, fast);
    return factory.generatePrivate(spec);
  }

  static byte[] sign(Signing.Key key, byte[] data) throws GeneralSecurityException {
    var name = key.algorithm().signature();
    var fast = providing("Signature", name);
    var signature = fast == null ? Signature.getInstance(name) : Signature.getInstance(name, fast);
    signature.initSign(key.secret());
    // RFC 8463: Ed25519 signs the hash of what is signed, as if the hash were the message.
    signature.update(
        key.algorithm() == Signing.Algorithm.ED25519_SHA256 ? sha256(data, data.length) : data);
    return signature.sign();
  }

  static byte[] sha256(byte[] data, int length) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(data, 0, length);
    return digest.digest();
  }

  private static @Nullable Provider providing(String type, String name) {
    return NATIVE != null && NATIVE.getService(type, name) != null ? NATIVE : null;
  }
}
