package io.slipstream.slip;

import java.io.IOException;
import java.util.Map;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * A command whose answer is read in silence. Karaf closes the connection as soon as the answer was
 * handed to the operating system, and a system that closes a connection with something unread in it
 * throws away what it has not sent yet. All that a client has to say meanwhile is that the server
 * may send more, every 96 KiB; this one allows {@value #WINDOW_BYTES} bytes at first and says
 * nothing before half of them came.
 */
final class QuietExec extends ChannelExec {
  private static final long WINDOW_BYTES = 64 << 20;

  private long unsaid;

  private QuietExec(String command) {
    super(command, null, Map.of());
  }

  static ChannelExec open(ClientSession session, String command) throws IOException {
    CoreModuleProperties.WINDOW_SIZE.set(session, WINDOW_BYTES);
    ChannelExec channel = new QuietExec(command);
    session.getService(ConnectionService.class).registerChannel(channel);
    return channel;
  }

  @Override
  protected synchronized void sendWindowAdjust(long bytes) throws IOException {
    unsaid += bytes;
    if (unsaid >= WINDOW_BYTES / 2) {
      long said = unsaid;
      unsaid = 0;
      super.sendWindowAdjust(said);
    }
  }
}
