package de.kassenbote.certificates;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The hub's own authority (RFC 5280). It certifies three kinds of keys and says in each certificate what it is good for, so that none
 * serves as another: that of the hub as a TLS server, those of tills as TLS clients, those of tills as signers of vouchers.
 */
public final class CertificateAuthority {
  /** The clocks of tills are not right to the minute. */
  private static final Duration EARLIER = Duration.ofDays(1);

  private static final Duration AUTHORITY = Duration.ofDays(20 * 365);
  private static final int SERIAL_BITS = 127;

  /** Under the arc of UUIDs (ITU-T X.667), as nobody else's: signs vouchers, and is good for no TLS. */
  private static final KeyPurposeId VOUCHERS = KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.25.283419236811450721937512844026914570123"));

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Identity identity;
  private final Clock clock;

  /**
   * @param identity may be one that an operator brought, below another authority
   * @throws CertificateProblem when its certificate may not sign others, or is not valid now
   */
  public CertificateAuthority(Identity identity, Clock clock) {
    if (identity.certificate().getBasicConstraints() < 0) {
      throw new CertificateProblem(
          "the authority's certificate must be one that may sign others (CA:TRUE), '%s' may not".formatted(identity.certificate().getSubjectX500Principal()));
    }
    Instant end = identity.certificate().getNotAfter().toInstant();
    if (end.isBefore(clock.instant())) {
      throw new CertificateProblem("the authority's certificate must be valid, it ended on " + end);
    }
    this.identity = identity;
    this.clock = clock;
  }

  /** A new authority for twenty years. */
  public static Identity create(String name, Clock clock) {
    KeyPair pair = KeyPairs.forTls();
    X500Name subject = name(name, null);
    X509v3CertificateBuilder builder = builder(subject, subject, pair.getPublic(), clock.instant(), AUTHORITY);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    } catch (CertIOException e) {
      throw new CertificateProblem("no authority can be made: " + e.getMessage(), e);
    }
    return new Identity(pair.getPrivate(), List.of(signed(builder, pair.getPrivate())));
  }

  public X509Certificate certificate() {
    return identity.certificate();
  }

  /**
   * For the hub as a TLS server, with a key of its own.
   *
   * @param hosts the names and addresses that people and tills use for it
   */
  public Identity server(String name, List<String> hosts, Duration valid) {
    KeyPair pair = KeyPairs.forTls();
    X509Certificate certificate = issue(name(name, null), pair.getPublic(), valid, KeyPurposeId.id_kp_serverAuth, hosts);
    return new Identity(pair.getPrivate(), chain(certificate));
  }

  /**
   * For a till as a TLS client: the certificate and those above it.
   *
   * @param till its common name
   * @param epoch the installation, which stands in the certificate, too
   */
  public List<X509Certificate> client(String till, int epoch, CertificateRequest request, Duration valid) {
    return chain(issue(name(till, Integer.toString(epoch)), request.key(), valid, KeyPurposeId.id_kp_clientAuth, List.of()));
  }

  /** For a till's key that signs vouchers: the certificate and those above it. */
  public List<X509Certificate> voucherSigner(String till, int epoch, CertificateRequest request, Duration valid) {
    return chain(issue(name(till, Integer.toString(epoch)), request.key(), valid, VOUCHERS, List.of()));
  }

  /** Ends at this authority, also when there is one above it: what else that one certified is none of ours. */
  private List<X509Certificate> chain(X509Certificate certificate) {
    return List.of(certificate, identity.certificate());
  }

  private X509Certificate issue(X500Name subject, PublicKey key, Duration valid, KeyPurposeId purpose, List<String> hosts) {
    try {
      X500Name issuer = new JcaX509CertificateHolder(identity.certificate()).getSubject();
      X509v3CertificateBuilder builder = builder(issuer, subject, key, clock.instant(), valid);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
      if (!hosts.isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, alternatives(hosts));
      }
      return signed(builder, identity.key());
    } catch (CertIOException | java.security.cert.CertificateEncodingException e) {
      throw new CertificateProblem("no certificate can be made: " + e.getMessage(), e);
    }
  }

  private static GeneralNames alternatives(List<String> hosts) {
    return new GeneralNames(
        hosts.stream().map(host -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host)).toArray(GeneralName[]::new));
  }

  /** Without asking anybody: names are not looked up. */
  private static boolean isAddress(String host) {
    try {
      return host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*") && InetAddress.getByName(host) != null;
    } catch (java.net.UnknownHostException e) {
      return false;
    }
  }

  private static X500Name name(String commonName, @Nullable String number) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, "Kassenbote").addRDN(BCStyle.CN, commonName);
    return (number == null ? name : name.addRDN(BCStyle.SERIALNUMBER, number)).build();
  }

  private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration valid) {
    BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
    return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(now.minus(EARLIER)), Date.from(now.plus(valid)), subject, key);
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, java.security.PrivateKey key) {
    try {
      return Pem.certificate(builder.build(new JcaContentSignerBuilder(Signatures.algorithm(key)).build(key)));
    } catch (OperatorCreationException e) {
      throw new CertificateProblem("no certificate can be signed: " + e.getMessage(), e);
    }
  }
}
