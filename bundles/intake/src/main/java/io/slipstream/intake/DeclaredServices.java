package io.slipstream.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Services that a jar's Declarative Services components register and use, from their descriptions.
 *
 * @param provided interfaces they register
 * @param used interfaces they refer to
 */
record DeclaredServices(List<String> provided, List<String> used) {
  private static final String HEADER = "Service-Component";

  static DeclaredServices of(JarFile jar) throws IOException {
    List<String> provided = new ArrayList<>();
    List<String> used = new ArrayList<>();
    String header = jar.getManifest().getMainAttributes().getValue(HEADER);
    for (HeaderClause clause : HeaderClause.parse(header)) {
      for (String pattern : clause.names()) {
        String regex = "\\Q" + pattern.replace("*", "\\E[^/]*\\Q") + "\\E";
        for (JarEntry entry : jar.stream().filter(e -> e.getName().matches(regex)).toList()) {
          Document description = parse(jar, entry);
          provided.addAll(interfaces(description, "provide"));
          used.addAll(interfaces(description, "reference"));
        }
      }
    }
    return new DeclaredServices(provided, used);
  }

  private static List<String> interfaces(Document description, String element) {
    List<String> names = new ArrayList<>();
    NodeList found = description.getElementsByTagName(element);
    for (int i = 0; i < found.getLength(); i++) {
      names.add(((Element) found.item(i)).getAttribute("interface"));
    }
    return names;
  }

  private static Document parse(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream content = jar.getInputStream(entry)) {
      DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var parser = parsers.newDocumentBuilder();
      parser.setErrorHandler(null);
      return parser.parse(content);
    } catch (SAXException e) {
      throw new IOException(entry.getName() + ": " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java platform has an XML parser", e);
    }
  }
}
