package io.slipstream.access;

import io.slipstream.api.service.access.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Checks credentials with the container's own realm; the first boot makes the administrator. */
@Component(immediate = true)
public final class KarafAccess implements Access {
  private static final String REALM = "karaf";
  private static final Set<String> OPERATORS = Set.of("operator", "manager", "risk", "admin");
  private static final Set<String> RISK = Set.of("risk", "admin");
  private static final Set<String> VIEWERS =
      Set.of("viewer", "operator", "manager", "risk", "admin");

  private final FirstBoot firstBoot;

  /** Made by Declarative Services. */
  @Activate
  public KarafAccess(BundleContext context) throws IOException, GeneralSecurityException {
    firstBoot = new FirstBoot(Path.of(context.getProperty("karaf.etc")));
    firstBoot.run();
  }

  @Override
  public Path credentialsFile() {
    return firstBoot.credentialsFile();
  }

  @Override
  public boolean mayView(String user, String password) {
    return hasOneOf(VIEWERS, user, password);
  }

  @Override
  public boolean mayOperate(String user, String password) {
    return hasOneOf(OPERATORS, user, password);
  }

  @Override
  public boolean mayResume(String user, String password) {
    return hasOneOf(RISK, user, password);
  }

  private static boolean hasOneOf(Set<String> roles, String user, String password) {
    try {
      Subject subject = new Subject();
      LoginContext login =
          new LoginContext(REALM, subject, callbacks -> answer(callbacks, user, password));
      login.login();
      boolean allowed =
          subject.getPrincipals(RolePrincipal.class).stream()
              .anyMatch(role -> roles.contains(role.getName()));
      login.logout();
      return allowed;
    } catch (LoginException e) {
      return false;
    }
  }

  private static void answer(Callback[] callbacks, String user, String password)
      throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback name) {
        name.setName(user);
      } else if (callback instanceof PasswordCallback secret) {
        secret.setPassword(password.toCharArray());
      } else {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }
}
