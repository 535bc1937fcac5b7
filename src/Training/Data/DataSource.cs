namespace PrintedMlp.Training.Data;

/// <summary>A file that a data set was read from, without its folder, so that a record of it holds on any machine.</summary>
/// <param name="Name">File name.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, 64 lower-case hexadecimal digits, as sha256sum prints it.</param>
/// <param name="Rows">Rows in the file, those dropped for missing cells included.</param>
public sealed record DataSource(string Name, string Sha256, int Rows);
