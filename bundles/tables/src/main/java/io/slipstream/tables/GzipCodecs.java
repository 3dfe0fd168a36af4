package io.slipstream.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compression with the JDK's gzip: no native library, no Hadoop. */
final class GzipCodecs implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    if (name != CompressionCodecName.GZIP) {
      throw new IllegalArgumentException("codec '" + name + "': GZIP is allowed");
    }
    return new Gzip();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException("tables are written, not read");
  }

  @Override
  public void release() {
    // Nothing is held.
  }

  private static final class Gzip implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new QuickGzip(packed)) {
        bytes.writeAllTo(gzip);
      }
      return BytesInput.from(packed);
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.GZIP;
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }

  /** The quickest level: numbers become little smaller by more of it. */
  private static final class QuickGzip extends GZIPOutputStream {
    private static final int BUFFER = 1 << 16;

    QuickGzip(OutputStream packed) throws IOException {
      super(packed, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
