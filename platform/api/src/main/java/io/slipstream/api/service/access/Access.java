package io.slipstream.api.service.access;

import java.nio.file.Path;

/** Checks credentials; an OSGi service. */
public interface Access {
  /** Whether this user has this password and may look at the console. */
  boolean mayView(String user, String password);

  /** Whether this user has this password and may change what the session does. */
  boolean mayOperate(String user, String password);

  /** Whether this user has this password and may let trading go on that was halted. */
  boolean mayResume(String user, String password);

  /** Where the first boot wrote the administrator's password. */
  Path credentialsFile();
}
