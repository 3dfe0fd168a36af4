package io.slipstream.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("reference")
class ReferenceVectorsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("slipstream.root"), "../shared/reference/merkle");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Proofs proofs = new Proofs();
  private final Hashing hashing = new Hashing();

  @BeforeEach
  void needVectors() {
    assumeTrue(Files.isDirectory(FOLDER), "the Merkle vectors are not beside this checkout");
  }

  @Test
  void shouldComputeTheRootsOfRfc6962() throws IOException {
    JsonNode all = JSON.readTree(FOLDER.resolve("rfc6962_reference.json").toFile());
    assertArrayEquals(hex(all.get("empty_root")), Hashing.emptyRoot());
    assertArrayEquals(hex(all.get("leaf_hash_of_empty_string")), hashing.leaf(new byte[0]));
    Frontier frontier = new Frontier(hashing);
    assertArrayEquals(hex(all.at("/published/empty")), frontier.root());
    for (int i = 0; i < 8; i++) {
      frontier.append(hashing.leaf(hex(all.get("ct_reference_leaves_hex").get(i))), (l, h) -> {});
      assertArrayEquals(hex(all.get("roots_size_1_to_8").get(i)), frontier.root());
    }
    assertArrayEquals(hex(all.at("/published/root8")), frontier.root());
  }

  @Test
  void shouldAcceptTheProofsOfRfc6962() throws IOException {
    JsonNode all = JSON.readTree(FOLDER.resolve("rfc6962_reference.json").toFile());
    int checked = 0;
    for (var proof : all.get("inclusion").properties()) {
      String[] numbers = proof.getKey().split("_in_", 2);
      int index = Integer.parseInt(numbers[0]);
      int size = Integer.parseInt(numbers[1]);
      byte[] leaf = hashing.leaf(hex(all.get("ct_reference_leaves_hex").get(index)));
      assertTrue(
          proofs.isIncluded(index, size, leaf, hexes(proof.getValue()), root(all, size)),
          proof.getKey());
      checked++;
    }
    for (var proof : all.get("consistency").properties()) {
      String[] sizes = proof.getKey().split("_to_", 2);
      int older = Integer.parseInt(sizes[0]);
      int newer = Integer.parseInt(sizes[1]);
      assertTrue(
          proofs.isConsistent(
              older, root(all, older), newer, root(all, newer), hexes(proof.getValue())),
          proof.getKey());
      checked++;
    }
    assertEquals(9, checked);
  }

  @Test
  void shouldVerifyTheSignedNote() throws IOException, MalformedException {
    JsonNode vector = JSON.readTree(FOLDER.resolve("signed_note.json").toFile());
    VerifierKey key = VerifierKey.parse(vector.get("verifier_key").asText());
    String text = vector.get("note").asText();
    Note note = Note.parse(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(vector.get("text").asText(), note.text());
    assertEquals(1, note.signatures().size());
    assertTrue(key.claims(note.signatures().get(0)));
    assertTrue(key.verifies(note, note.signatures().get(0)));
    Note changed = Note.parse(text.replace("answer", "Answer").getBytes(StandardCharsets.UTF_8));
    assertTrue(!key.verifies(changed, changed.signatures().get(0)));
  }

  @Test
  void shouldDecideEveryProofAsTheVectorsDo() throws IOException {
    int accepted = 0;
    List<String> wrong = new ArrayList<>();
    List<String> lines = Files.readAllLines(FOLDER.resolve("transparency_dev_proofs.jsonl"));
    for (String line : lines) {
      JsonNode vector = JSON.readTree(line);
      boolean isValid = isValid(vector);
      accepted += isValid ? 1 : 0;
      if (isValid == vector.get("wantErr").asBoolean()) {
        wrong.add(vector.get("_file").asText());
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(138, lines.size());
    assertEquals(10, accepted);
  }

  private boolean isValid(JsonNode vector) {
    List<byte[]> path = base64s(vector.get("proof"));
    boolean isOfSubtree = vector.has("start");
    if (vector.has("leafIdx")) {
      byte[] leaf = base64(vector.get("leafHash"));
      byte[] root = base64(vector.get("root"));
      long index = number(vector, "leafIdx");
      return isOfSubtree
          ? proofs.isIncludedInSubtree(
              index, number(vector, "start"), number(vector, "end"), leaf, path, root)
          : proofs.isIncluded(index, number(vector, "treeSize"), leaf, path, root);
    }
    byte[] older = base64(vector.get("root1"));
    byte[] newer = base64(vector.get("root2"));
    return isOfSubtree
        ? proofs.isSubtreeConsistent(
            number(vector, "start"),
            number(vector, "end"),
            older,
            number(vector, "size"),
            newer,
            path)
        : proofs.isConsistent(number(vector, "size1"), older, number(vector, "size2"), newer, path);
  }

  /** A number above the signed longs becomes negative, which is refused. */
  private static long number(JsonNode vector, String field) {
    return vector.get(field).bigIntegerValue().longValue();
  }

  private static byte[] root(JsonNode all, int size) {
    return hex(all.get("roots_size_1_to_8").get(size - 1));
  }

  private static List<byte[]> hexes(JsonNode list) {
    List<byte[]> hashes = new ArrayList<>();
    list.forEach(item -> hashes.add(hex(item)));
    return hashes;
  }

  private static List<byte[]> base64s(JsonNode list) {
    List<byte[]> hashes = new ArrayList<>();
    list.forEach(item -> hashes.add(base64(item)));
    return hashes;
  }

  private static byte[] base64(JsonNode item) {
    return item.isNull() ? new byte[0] : Base64.getDecoder().decode(item.asText());
  }

  private static byte[] hex(JsonNode item) {
    return HexFormat.of().parseHex(item.asText());
  }
}
