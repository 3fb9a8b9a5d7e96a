<?xml version="1.0" encoding="UTF-8"?>
<!-- What the backup components document and DiskShadow's manifest hold. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="backup-components">
  <xsl:variable name="n"><xsl:call-template name="n"/></xsl:variable>
  <section>
    <xsl:call-template name="section-heading"/>
    <dl class="facts">
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Document'"/><xsl:with-param name="value" select="@document"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Version'"/><xsl:with-param name="value" select="@version"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Restore type'"/><xsl:with-param name="value" select="@restore-type"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <xsl:call-template name="remarks"/>
    </dl>
    <xsl:apply-templates select="snapshot-set"/>
    <xsl:if test="entry/record">
      <table class="rows sort">
        <thead><tr><th scope="col">Writer</th><th scope="col">Component</th><th scope="col">Succeeded</th><th scope="col">Recorded</th></tr></thead>
        <tbody><xsl:apply-templates select="entry/record"/></tbody>
      </table>
    </xsl:if>
    <xsl:if test="entry[not(record)]">
      <p class="q">Entries without a component: <xsl:for-each select="entry[not(record)]"><xsl:call-template name="writer-name"/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>.</p>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template match="record">
  <tr>
    <td><xsl:for-each select=".."><xsl:call-template name="writer-name"/><xsl:if test="@instance-name"><div class="q"><xsl:value-of select="@instance-name"/></div></xsl:if></xsl:for-each></td>
    <td><code><xsl:value-of select="@full-path"/></code><xsl:if test="@caption"><div class="q"><xsl:value-of select="@caption"/></div></xsl:if></td>
    <td>
      <xsl:choose>
        <xsl:when test="@backup-succeeded = 'yes'"><span class="b good">yes</span></xsl:when>
        <xsl:when test="@backup-succeeded = 'no'"><span class="b error">no</span></xsl:when>
        <xsl:otherwise><span class="q">not recorded</span></xsl:otherwise>
      </xsl:choose>
    </td>
    <td>
      <xsl:for-each select="failure">
        <div><span class="b error">failure</span><xsl:text> </xsl:text><xsl:value-of select="@when"/><xsl:text> </xsl:text><code><xsl:value-of select="normalize-space(concat(@hr, ' ', @hr-name, ' ', @hr-application, ' ', @hr-application-name))"/></code><xsl:text> </xsl:text><xsl:value-of select="."/></div>
      </xsl:for-each>
      <xsl:if test="@*[not(contains(' full-path type caption backup-succeeded document locator ', concat(' ', local-name(), ' ')))] or *[not(self::failure)]">
        <details>
          <summary>Details</summary>
          <dl class="facts">
            <xsl:apply-templates select="@*" mode="recorded"/>
            <xsl:for-each select="roll-forward"><dt>Roll-forward</dt><dd><code><xsl:value-of select="@type"/></code><xsl:text> </xsl:text><xsl:value-of select="@point"/></dd></xsl:for-each>
            <xsl:for-each select="backup-metadata | restore-metadata">
              <dt><xsl:choose><xsl:when test="self::backup-metadata">Backup metadata</xsl:when><xsl:otherwise>Restore metadata</xsl:otherwise></xsl:choose></dt>
              <dd><xsl:value-of select="@bytes"/> bytes<xsl:if test="text()">: <code><xsl:value-of select="."/></code></xsl:if></dd>
            </xsl:for-each>
            <xsl:call-template name="remarks"/>
            <xsl:call-template name="place"/>
          </dl>
          <xsl:call-template name="record-lists"/>
        </details>
      </xsl:if>
    </td>
  </tr>
</xsl:template>

<xsl:template match="@*" mode="recorded">
  <xsl:if test="not(contains(' full-path caption backup-succeeded document locator ', concat(' ', local-name(), ' '))) and not(substring(local-name(), string-length(local-name()) - 3) = '-raw')">
    <dt><xsl:value-of select="translate(local-name(), '-', ' ')"/></dt><dd><code><xsl:value-of select="."/></code></dd>
  </xsl:if>
</xsl:template>

<xsl:template name="record-lists">
  <xsl:for-each select="file-sets">
    <p><xsl:choose><xsl:when test="@kind = 'new_target'">New targets</xsl:when><xsl:otherwise>Alternate location mappings that a restore used</xsl:otherwise></xsl:choose>:</p>
    <xsl:apply-templates select="."/>
  </xsl:for-each>
  <xsl:if test="partial-file">
    <table class="rows"><thead><tr><th scope="col">Partial file</th><th scope="col">Ranges</th><th scope="col">Metadata</th></tr></thead>
      <tbody><xsl:for-each select="partial-file"><tr><td><code><xsl:value-of select="concat(@path, '\', @filename)"/></code></td><td><code><xsl:value-of select="@ranges"/><xsl:value-of select="@ranges-file"/></code></td><td><code><xsl:value-of select="@metadata"/></code></td></tr></xsl:for-each></tbody>
    </table>
  </xsl:if>
  <xsl:if test="differenced-file">
    <table class="rows"><thead><tr><th scope="col">Differenced files</th><th scope="col">Recursive</th><th scope="col">Changed since</th></tr></thead>
      <tbody><xsl:for-each select="differenced-file"><tr><td><code><xsl:value-of select="concat(@path, '\', @filespec)"/></code></td><td><xsl:value-of select="@recursive"/></td><td><xsl:value-of select="@last-modify-time"/><xsl:value-of select="@lsn-string"/></td></tr></xsl:for-each></tbody>
    </table>
  </xsl:if>
  <xsl:if test="directed-target">
    <table class="rows"><thead><tr><th scope="col">Directed from</th><th scope="col">Ranges</th><th scope="col">To</th><th scope="col">Ranges</th></tr></thead>
      <tbody><xsl:for-each select="directed-target"><tr><td><code><xsl:value-of select="concat(@source-path, '\', @source-filename)"/></code></td><td><code><xsl:value-of select="@source-ranges"/></code></td><td><code><xsl:value-of select="concat(@destination-path, '\', @destination-filename)"/></code></td><td><code><xsl:value-of select="@destination-ranges"/></code></td></tr></xsl:for-each></tbody>
    </table>
  </xsl:if>
  <xsl:if test="restore-subcomponent">
    <p>Subcomponents to restore: <xsl:for-each select="restore-subcomponent"><code><xsl:value-of select="@full-path"/></code><xsl:if test="position() != last()">, </xsl:if></xsl:for-each></p>
  </xsl:if>
</xsl:template>

<xsl:template match="snapshot-set">
  <table class="rows">
    <thead><tr><th scope="col">Shadow copy of</th><th scope="col">Id</th><th scope="col">Attributes</th><th scope="col">Device, exposed as</th><th scope="col">Machine</th></tr></thead>
    <tbody>
      <xsl:for-each select="snapshot">
        <tr>
          <td><strong><xsl:value-of select="@original-volume"/></strong></td>
          <td><code><xsl:value-of select="@snapshot-id"/></code><div class="q">provider <code><xsl:value-of select="@provider-id"/></code></div></td>
          <td><code><xsl:value-of select="@attributes-flags"/></code><xsl:if test="@state"><div class="q"><xsl:value-of select="@state"/></div></xsl:if></td>
          <td><code><xsl:value-of select="@device-object"/></code><xsl:if test="@exposed-name | @exposed-path"><div><code><xsl:value-of select="concat(@exposed-name, ' ', @exposed-path)"/></code></div></xsl:if></td>
          <td><xsl:value-of select="@originating-machine"/><xsl:if test="@service-machine and @service-machine != @originating-machine"><div class="q">served by <xsl:value-of select="@service-machine"/></div></xsl:if></td>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<xsl:template match="manifest">
  <xsl:variable name="n"><xsl:call-template name="n"/></xsl:variable>
  <section>
    <xsl:call-template name="section-heading"/>
    <dl class="facts">
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Machine'"/><xsl:with-param name="value" select="@machine-name"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Log file'"/><xsl:with-param name="value" select="@log-file"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Writers told'"/><xsl:with-param name="value" select="@writer-count"/></xsl:call-template>
      <xsl:for-each select="alias"><dt>Alias</dt><dd><code><xsl:value-of select="concat(@name, ' = ', @value)"/></code></dd></xsl:for-each>
      <xsl:call-template name="remarks"/>
    </dl>
    <xsl:if test="manifest-writer">
      <details>
        <summary>Writers and their documents <span class="c"><xsl:value-of select="count(manifest-writer)"/></span></summary>
        <table class="rows"><thead><tr><th scope="col">Writer</th><th scope="col">File on the machine</th><th scope="col">Document here</th></tr></thead>
          <tbody><xsl:for-each select="manifest-writer"><tr><td><xsl:value-of select="@name"/></td><td><code><xsl:value-of select="@file"/></code></td><td><xsl:choose><xsl:when test="@document"><code><xsl:value-of select="@document"/></code></xsl:when><xsl:otherwise><span class="b warning">not here</span></xsl:otherwise></xsl:choose></td></tr></xsl:for-each></tbody>
        </table>
      </details>
    </xsl:if>
  </section>
</xsl:template>

</xsl:stylesheet>
